package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * An error that is reported inside an answer.
 *
 * @param status an HTTP status, which may differ from the one of the answer
 * @param code   such as {@code parcel_announcement_error}; new ones appear without notice
 * @param detail what went wrong, for a person and in any language
 * @param source what it is about; {@code null} when that is not told
 * @param other  what has no component here, by the name that Sendcloud gives it
 */
public record ErrorObject(
        String id,
        String status,
        String code,
        String title,
        String detail,
        Source source,
        @UnknownFields Map<String, Object> other) {

    public ErrorObject {
        other = NullSafe.copyOf(other);
    }

    /**
     * What an error is about: one of the three is set.
     *
     * @param pointer   a JSON pointer into the request
     * @param parameter a query parameter
     * @param header    a header
     * @param other     fields that have no component here, by the name that Sendcloud gives them
     */
    public record Source(
            String pointer,
            String parameter,
            String header,
            @UnknownFields Map<String, Object> other) {

        public Source {
            other = NullSafe.copyOf(other);
        }
    }
}
