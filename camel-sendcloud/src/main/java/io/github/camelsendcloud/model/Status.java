package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The status of a parcel, an order or a payment.
 *
 * @param code    such as {@code READY_TO_SEND}; Sendcloud adds values without notice
 * @param message a description for a person
 * @param other   fields without a component in this record, by their names at Sendcloud
 */
public record Status(
        String code,
        String message,
        @UnknownFields Map<String, Object> other) {

    public Status {
        other = NullSafe.copyOf(other);
    }

    /** Creates the record without further fields. */
    public Status(String code, String message) {
        this(code, message, Map.of());
    }
}
