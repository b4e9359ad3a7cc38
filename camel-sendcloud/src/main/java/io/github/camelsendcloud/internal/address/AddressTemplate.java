package io.github.camelsendcloud.internal.address;

import java.util.ArrayList;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.util.URISupport;

/**
 * The address template of a {@code toD}, split into path segments and options before Camel fills in values. Each
 * segment and each option is fixed text or one value. This class is immutable.
 */
final class AddressTemplate {

    private static final char NO_END = 0;

    /**
     * A path segment or an option.
     *
     * @param name  the name of the option; {@code null} for a segment
     * @param text  the text in the template; a value comes without the {@code RAW()} around the value
     * @param value the index of the piece with the value; -1 for fixed text
     */
    record Part(String name, String text, int value) {

        boolean isFixed() {
            return value < 0;
        }
    }

    private final CamelContext context;
    private final String text;
    private final List<AddressPiece> pieces = new ArrayList<>();
    private final List<Part> segments = new ArrayList<>();
    private final List<Part> options = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();

    /**
     * @param  text                     the address with resolved property placeholders
     * @throws IllegalArgumentException when the address has an expression in a place that no value of a message may
     *                                  fill
     */
    AddressTemplate(CamelContext context, String text) {
        this.context = context;
        this.text = text.trim();
        int colon = this.text.indexOf(':');
        int question = SimpleText.indexOf(this.text, '?', colon);
        String path = this.text.substring(colon + 1, question < 0 ? this.text.length() : question);
        int start = path.startsWith("//") ? 2 : path.startsWith("/") ? 1 : 0;
        fixed.append(this.text, 0, colon + 1 + start);
        for (String segment : SimpleText.split(path.substring(start), '/')) {
            fixed.append(segments.isEmpty() ? "" : "/");
            segments.add(part(null, segment));
        }
        if (question >= 0) {
            fixed.append('?');
            options(this.text.substring(question + 1));
        }
        flush();
    }

    private void options(String query) {
        if (SimpleText.split(query, '&').contains("") && !query.isEmpty()) {
            throw new IllegalArgumentException(
                    "The dynamic address has no option between two '&' or at its end: remove the '&' that is too many");
        }
        int from = 0;
        while (from < query.length()) {
            int equals = SimpleText.indexOf(query, '=', from);
            int end = SimpleText.indexOf(query, '&', from);
            if (equals < 0 || end >= 0 && end < equals) {
                end = end < 0 ? query.length() : end;
                option(query.substring(from, end), null, NO_END);
            } else {
                char raw = rawEnd(query, equals + 1);
                end = raw == NO_END ? end : rawEnd(query, equals + 5, raw);
                end = end < 0 ? query.length() : end;
                option(query.substring(from, equals), query.substring(equals + 1, end), raw);
            }
            if (end < query.length()) {
                fixed.append('&');
            }
            from = end + 1;
        }
    }

    /**
     * The character that ends the {@code RAW()} or <code>RAW{}</code> at the index; {@link #NO_END} when no RAW starts
     * at the index.
     */
    private static char rawEnd(String query, int index) {
        return query.startsWith("RAW(", index) ? ')' : query.startsWith("RAW{", index) ? '}' : NO_END;
    }

    /** The index after a RAW value. Camel has the same rule: a RAW value ends where the option ends. */
    private static int rawEnd(String query, int from, char end) {
        int at = SimpleText.indexOf(query, end, from);
        while (at >= 0 && at + 1 < query.length() && query.charAt(at + 1) != '&') {
            at = SimpleText.indexOf(query, end, at + 1);
        }
        return at < 0 ? -1 : at + 1;
    }

    private void option(String name, String value, char raw) {
        if (SimpleText.hasExpression(name)) {
            throw new IllegalArgumentException(
                    "The name of an option cannot be an expression in a dynamic address: '" + name + "'");
        }
        fixed.append(name);
        if (value == null) {
            options.add(new Part(name, null, -1));
            return;
        }
        fixed.append('=');
        if (!SimpleText.hasExpression(value)) {
            options.add(part(name, value));
            return;
        }
        DynamicOptions.check(name);
        boolean whole = raw != NO_END && value.charAt(value.length() - 1) == raw;
        fixed.append(whole ? value.substring(0, 4) : "");
        options.add(part(name, whole ? value.substring(4, value.length() - 1) : value));
        fixed.append(whole ? String.valueOf(raw) : "");
    }

    private Part part(String name, String value) {
        if (!SimpleText.hasExpression(value)) {
            fixed.append(value);
            return new Part(name, value, -1);
        }
        flush();
        pieces.add(AddressPiece.value(value, name != null && name.startsWith(DynamicOptions.QUERY_PREFIX), context));
        return new Part(name, value, pieces.size() - 1);
    }

    private void flush() {
        if (!fixed.isEmpty()) {
            pieces.add(AddressPiece.fixed(fixed.toString()));
            fixed.setLength(0);
        }
    }

    boolean isFixed() {
        return pieces.size() == 1 && pieces.get(0).isFixed();
    }

    /** The path segments. The first segment may be empty. */
    List<Part> segments() {
        return segments;
    }

    /** The options in the order of the address. */
    List<Part> options() {
        return options;
    }

    /**
     * The values of the pieces for an exchange, by the index of the piece. The value of a query parameter may be a
     * list. Any other value is text. The value of a fixed piece is {@code null}.
     *
     * @param  filled                   the address that Camel has filled with the values
     * @throws IllegalArgumentException when a value is not allowed in an address, when Camel may have resolved a
     *                                  placeholder of the message in a value, or when the position of a value in the
     *                                  address is ambiguous
     */
    Object[] values(Exchange exchange, String filled) {
        Object[] values = new Object[pieces.size()];
        List<String> texts = new ArrayList<>(pieces.size());
        rewind(exchange);
        boolean hasPlaceholder = false;
        boolean allKnown = true;
        for (int i = 0; i < values.length; i++) {
            AddressPiece piece = pieces.get(i);
            if (piece.isFixed()) {
                texts.add(piece.text());
            } else if (piece.isReadableAgain(exchange)) {
                values[i] = piece.evaluate(exchange);
                String string = values[i] instanceof String text ? text : text(exchange, values[i]);
                texts.add(string);
                hasPlaceholder |= string.contains("{{");
            } else {
                piece.requireNoPlaceholder(exchange);
                texts.add(null);
                allKnown = false;
            }
        }
        // when Camel has resolved a placeholder in a value, the value from the message counts, and the texts cannot be compared
        if (!(allKnown && hasPlaceholder)) {
            align(exchange, texts, filled, values);
        }
        rewind(exchange);
        return values;
    }

    private void align(Exchange exchange, List<String> texts, String filled, Object[] values) {
        List<String> found = AddressAlignment.align(texts, filled);
        if (found == null) {
            throw new IllegalArgumentException(
                    "Cannot tell the values of the message from the address " + URISupport.sanitizeUri(text)
                                               + ": the address must be a Simple expression, no value may look like the text"
                                               + " between two values, and a getter must give the same value each time. Set"
                                               + " the values as headers instead");
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !pieces.get(i).isFixed()) {
                values[i] = pieces.get(i).requireFound(exchange, found.get(i));
            }
        }
    }

    private static String text(Exchange exchange, Object value) {
        String text = exchange.getContext().getTypeConverter().convertTo(String.class, exchange, value);
        return text == null ? "" : text;
    }

    private static void rewind(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof StreamCache body) {
            body.reset();
        }
    }

    /**
     * Checks the evaluated address of a template without values.
     *
     * @throws IllegalArgumentException when the evaluated address differs from the template
     */
    void requireSame(String filled) {
        if (!text.equals(filled)) {
            throw new IllegalArgumentException(
                    "The address " + URISupport.sanitizeUri(text) + " is evaluated to another address, and has no Simple"
                                               + " expression: write a dynamic address in the Simple language");
        }
    }
}
