package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * Where a parcel, an order or a payment stands.
 *
 * @param code    such as {@code READY_TO_SEND}; new ones appear without notice
 * @param message the same for a person
 * @param other   fields that have no component here, by the name that Sendcloud gives them
 */
public record Status(
        String code,
        String message,
        @UnknownFields Map<String, Object> other) {

    public Status {
        other = NullSafe.copyOf(other);
    }

    /** Without further fields. */
    public Status(String code, String message) {
        this(code, message, Map.of());
    }
}
