package io.github.camelsendcloud.api;

/**
 * One error that Sendcloud reported.
 *
 * @param code   a short name for the kind of error, such as {@code required}; {@code null} when the response has none.
 *               Sendcloud adds codes without notice
 * @param detail a description for a person, in any language; {@code null} when the response has none
 * @param source the cause of the error: a JSON pointer, a query parameter or a header; {@code null} when the response
 *               has none
 */
public record ApiError(String code, String detail, String source) {

    /** The error in one line: {@code code at source: detail}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (code != null) {
            text.append(code);
        }
        if (source != null) {
            text.append(text.isEmpty() ? "" : " ").append("at ").append(source);
        }
        if (detail != null) {
            text.append(text.isEmpty() ? "" : ": ").append(detail);
        }
        // a text of the server must not forge lines of a log
        return text.toString().replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }
}
