package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * Where a parcel stands, in the numbers of API v2.
 *
 * @param id    such as {@code 11}, delivered; new ones appear without notice
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record StatusV2(
        Integer id,
        String message,
        @UnknownFields Map<String, Object> other) {

    public StatusV2 {
        other = NullSafe.copyOf(other);
    }

    /** Without further fields. */
    public StatusV2(Integer id, String message) {
        this(id, message, Map.of());
    }
}
