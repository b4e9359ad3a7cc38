package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * How large and how heavy something is.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record Measurement(
        Dimensions dimension,
        Measure weight,
        Measure volume,
        @Other Map<String, Object> other) {

    public Measurement {
        other = Absent.asEmpty(other);
    }

    /** Without further fields. */
    public Measurement(Dimensions dimension, Measure weight, Measure volume) {
        this(dimension, weight, volume, Map.of());
    }
}
