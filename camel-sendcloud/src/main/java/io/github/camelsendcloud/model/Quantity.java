package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A number with its unit: a weight or a volume.
 *
 * @param unit  such as {@code kg}, {@code g} or {@code l}
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record Quantity(
        BigDecimal value,
        String unit,
        @UnknownFields Map<String, Object> other) {

    public Quantity {
        other = NullSafe.copyOf(other);
    }

    /** Without further fields. */
    public Quantity(BigDecimal value, String unit) {
        this(value, unit, Map.of());
    }
}
