package io.github.camelsendcloud.internal.address;

import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.api.ParameterValue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.StreamCache;

/**
 * A piece of the address template of a {@code toD}. A piece is fixed text or one value. A value consists of Simple
 * expressions and of the text between the expressions. This class is immutable.
 */
final class AddressPiece {

    /** One expression of a value. */
    private record Part(String text, Expression expression, List<MessageRead> reads) {

        boolean isReadableAgain(Exchange exchange) {
            return reads.stream().allMatch(read -> read.isReadableAgain(exchange)
                    && !(read.isOfBody() && isReadOnce(exchange.getMessage().getBody())));
        }
    }

    private final String text;
    private final Expression expression;
    private final List<Part> parts;
    /** The text between the expressions; empty when the value is a single expression. */
    private final String between;
    private final boolean list;
    /**
     * The start of a property placeholder in the message: two braces, or one brace when the text beside an expression
     * may supply the other brace.
     */
    private final String placeholderStart;

    private AddressPiece(String text, Expression expression, List<Part> parts, String between, boolean list,
                         String placeholderStart) {
        this.text = text;
        this.expression = expression;
        this.parts = parts;
        this.between = between;
        this.list = list;
        this.placeholderStart = placeholderStart;
    }

    static AddressPiece fixed(String text) {
        return new AddressPiece(text, null, List.of(), text, false, null);
    }

    /**
     * Creates a piece with a value.
     *
     * @param text the template of the value, with at least one Simple expression
     * @param list whether the value may be a list
     */
    static AddressPiece value(String text, boolean list, CamelContext context) {
        List<Part> parts = new ArrayList<>();
        StringBuilder between = new StringBuilder();
        boolean adjacent = false;
        int from = 0;
        for (int i = SimpleText.expression(text, 0); i >= 0; i = SimpleText.expression(text, from)) {
            String fixed = text.substring(from, i);
            adjacent |= from > 0 && fixed.isEmpty() || fixed.endsWith("{");
            between.append(fixed);
            from = SimpleText.end(text, i);
            adjacent |= text.startsWith("{", from);
            parts.add(new Part(
                    text.substring(i, from), simple(text.substring(i, from), context), reads(text.substring(i, from))));
        }
        between.append(text.substring(from));
        Expression whole = parts.size() == 1 && between.isEmpty() ? parts.get(0).expression() : simple(text, context);
        return new AddressPiece(text, whole, parts, between.toString(), list, adjacent ? "{" : "{{");
    }

    private static Expression simple(String text, CamelContext context) {
        Expression expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return expression;
    }

    /** The expression itself and the expressions in its arguments. */
    private static List<MessageRead> reads(String text) {
        String function = text.substring(text.indexOf('{') + 1, text.length() - 1).strip();
        List<MessageRead> reads = new ArrayList<>();
        reads.add(new MessageRead(function));
        for (int i = SimpleText.expression(function, 0); i >= 0;) {
            int end = SimpleText.end(function, i);
            reads.addAll(reads(function.substring(i, end)));
            i = SimpleText.expression(function, end);
        }
        return reads;
    }

    private static boolean isReadOnce(Object body) {
        return (body instanceof InputStream || body instanceof Reader) && !(body instanceof StreamCache);
    }

    String text() {
        return text;
    }

    boolean isFixed() {
        return expression == null;
    }

    /** Whether a second evaluation has no effect and the same result as Camel's evaluation. */
    boolean isReadableAgain(Exchange exchange) {
        for (Part part : parts) {
            if (!part.isReadableAgain(exchange)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The result of the expression. A list stays a list if the value may be a list. Any other result becomes text. The
     * text is empty when the message has no such value.
     *
     * @throws IllegalArgumentException when an expression beside text or beside another expression has an empty result,
     *                                  or when the result is not a single value
     */
    Object evaluate(Exchange exchange) {
        requireNoEmptyPart(exchange);
        Object value = expression.evaluate(exchange, Object.class);
        return list && isList(value) ? value : text(exchange, parts.get(0), value);
    }

    /**
     * Rejects an empty result of an expression beside text or beside another expression. Only expressions that can be
     * evaluated again are checked.
     */
    private void requireNoEmptyPart(Exchange exchange) {
        if (isOneExpression()) {
            return;
        }
        for (Part part : parts) {
            if (part.isReadableAgain(exchange)
                    && text(exchange, part, part.expression().evaluate(exchange, Object.class)).isBlank()) {
                throw emptyPart(part.text());
            }
        }
    }

    private boolean isOneExpression() {
        return parts.size() == 1 && between.isEmpty();
    }

    private IllegalArgumentException emptyPart(String part) {
        return new IllegalArgumentException(
                "Value " + text + " of the address cannot be used: " + part + " comes to nothing, so that other messages"
                                            + " would have the same value. Give each expression a value");
    }

    private String text(Exchange exchange, Part part, Object value) {
        Object given = ParameterValue.unwrap(value);
        if (given == null) {
            return "";
        }
        String what = "Value " + (isOneExpression() ? text : part.text()) + " of the address";
        if (!(given instanceof byte[])) {
            ParameterValue.requireSingle(what, given);
        }
        String string = exchange.getContext().getTypeConverter().convertTo(String.class, exchange, given);
        return string == null ? "" : ParameterValue.requireText(what, given, string);
    }

    private static boolean isList(Object value) {
        return value instanceof Iterable<?> || value != null && value.getClass().isArray() && !(value instanceof byte[]);
    }

    /**
     * Checks that Camel resolves no property placeholder of the message in this value. An expression that can be
     * evaluated again needs no check.
     *
     * @throws IllegalArgumentException when the message contains the start of a property placeholder
     */
    void requireNoPlaceholder(Exchange exchange) {
        for (Part part : parts) {
            if (!part.isReadableAgain(exchange) && !part.reads().stream().allMatch(MessageRead::isGenerated)) {
                MessagePlaceholders.requireNone(exchange, placeholderStart, part.text());
            }
        }
    }

    /**
     * Checks a value that was found in the filled address.
     *
     * @throws IllegalArgumentException when an expression of the value has an empty result
     */
    String requireFound(Exchange exchange, String found) {
        requireNoEmptyPart(exchange);
        if (!isOneExpression() && found.strip().equals(between.strip())) {
            throw emptyPart(text);
        }
        return found;
    }
}
