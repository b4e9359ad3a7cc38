package io.github.camelsendcloud;

import java.io.InputStream;
import java.io.Reader;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.StreamCache;

/** A piece of the template of a {@code toD}: fixed text, or the text of one value that contains Simple expressions. */
final class AddressPiece {

    /** What only reads the message. A function that is not listed here, such as {@code bean:}, is not called twice. */
    private static final Pattern READS = Pattern.compile(
            "(?:in\\.)?(?:body|(?:mandatoryB|b)odyAs|headers?|headerAs|exchangeProperty|variables?|variableAs"
                                                         + "|file|jsonpath|jq|xpath|exchangeId|routeId|camelId)(?![A-Za-z]).*",
            Pattern.DOTALL);
    /** Methods that change the object on which they are called, such as {@code ${body.next}} of an iterator. */
    private static final Pattern CHANGES = Pattern.compile(
            ".*\\.(?:next|previous|poll|pop|push|take|remove|read|put|add|set|clear|drain|offer|increment|decrement|getAnd"
                                                           + "|addAnd|compareAnd|accumulate|update|compute|merge|run|call)(?![a-z]).*",
            Pattern.DOTALL);
    private static final Pattern OF_BODY = Pattern.compile("[bB]ody|jsonpath|jq|xpath");

    private final String text;
    private final Expression expression;
    private final boolean readsOnly;
    private final boolean ofBody;

    private AddressPiece(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
        this.readsOnly = expression != null && readsOnly(text);
        this.ofBody = expression != null && OF_BODY.matcher(text).find();
    }

    static AddressPiece fixed(String text) {
        return new AddressPiece(text, null);
    }

    /** @param text with at least one Simple expression */
    static AddressPiece value(String text, CamelContext context) {
        Expression expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return new AddressPiece(text, expression);
    }

    private static boolean readsOnly(String text) {
        for (int i = SimpleText.expression(text, 0); i >= 0; i = SimpleText.expression(text, SimpleText.end(text, i))) {
            String function = text.substring(text.indexOf('{', i) + 1, SimpleText.end(text, i) - 1).strip();
            if (!READS.matcher(function).matches() || CHANGES.matcher(function).matches()
                    || SimpleText.expression(function, 0) >= 0) {
                return false;
            }
        }
        return true;
    }

    String text() {
        return text;
    }

    boolean isFixed() {
        return expression == null;
    }

    /** Whether a second evaluation has the same result as that of Camel and no effect. */
    boolean isReadableAgain(Exchange exchange) {
        return readsOnly && !(ofBody && isReadOnce(exchange.getMessage().getBody()));
    }

    private static boolean isReadOnce(Object body) {
        return (body instanceof InputStream || body instanceof Reader) && !(body instanceof StreamCache);
    }

    /** The result of the expression; {@code null} when the message has no such value. */
    Object evaluate(Exchange exchange) {
        return expression.evaluate(exchange, Object.class);
    }
}
