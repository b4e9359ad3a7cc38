package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * How large and how heavy something is.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record PackageMeasurements(
        Dimensions dimension,
        Quantity weight,
        Quantity volume,
        @UnknownFields Map<String, Object> other) {

    public PackageMeasurements {
        other = NullSafe.copyOf(other);
    }

    /** Without further fields. */
    public PackageMeasurements(Dimensions dimension, Quantity weight, Quantity volume) {
        this(dimension, weight, volume, Map.of());
    }
}
