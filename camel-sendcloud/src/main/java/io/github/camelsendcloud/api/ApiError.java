package io.github.camelsendcloud.api;

/**
 * One error that Sendcloud reported.
 *
 * @param code   a short name of the kind of error, such as {@code required}; {@code null} when there is none. New ones
 *               appear without notice
 * @param detail what went wrong, for a person and in any language; {@code null} when there is none
 * @param source what it is about: a JSON pointer, a query parameter or a header; {@code null} when there is none
 */
public record ApiError(String code, String detail, String source) {

    /** The error in one line. */
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
        // what the server wrote must not forge lines of a log
        return text.toString().replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }
}
