package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The status of a parcel of API v2, a number.
 *
 * @param id    such as {@code 11} for delivered; Sendcloud adds values without notice
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record StatusV2(
        Integer id,
        String message,
        @UnknownFields Map<String, Object> other) {

    public StatusV2 {
        other = NullSafe.copyOf(other);
    }

    /** Creates the record without further fields. */
    public StatusV2(Integer id, String message) {
        this(id, message, Map.of());
    }
}
