package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The size, weight and volume of goods.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record PackageMeasurements(
        Dimensions dimension,
        Quantity weight,
        Quantity volume,
        @UnknownFields Map<String, Object> other) {

    public PackageMeasurements {
        other = NullSafe.copyOf(other);
    }

    /** Creates the record without further fields. */
    public PackageMeasurements(Dimensions dimension, Quantity weight, Quantity volume) {
        this(dimension, weight, volume, Map.of());
    }
}
