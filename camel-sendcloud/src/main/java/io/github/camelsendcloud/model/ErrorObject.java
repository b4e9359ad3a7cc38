package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * An error inside a response.
 *
 * @param status an HTTP status, which may differ from the status of the response
 * @param code   such as {@code parcel_announcement_error}; Sendcloud adds values without notice
 * @param detail a description for a person, in any language
 * @param source the cause of the error; {@code null} when the cause is unknown
 * @param other  fields without a component in this record, by their names at Sendcloud
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
     * The cause of an error. One of the three components is set.
     *
     * @param pointer   a JSON pointer into the request
     * @param parameter a query parameter
     * @param header    a header
     * @param other     fields without a component in this record, by their names at Sendcloud
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
