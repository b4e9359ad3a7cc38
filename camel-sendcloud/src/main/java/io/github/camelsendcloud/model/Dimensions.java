package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The three sides of a box.
 *
 * @param unit  such as {@code cm}
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record Dimensions(
        BigDecimal length,
        BigDecimal width,
        BigDecimal height,
        String unit,
        @UnknownFields Map<String, Object> other) {

    public Dimensions {
        other = NullSafe.copyOf(other);
    }

    /** Creates the record without further fields. */
    public Dimensions(BigDecimal length, BigDecimal width, BigDecimal height, String unit) {
        this(length, width, height, unit, Map.of());
    }
}
