package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A number with its unit: a weight or a volume.
 *
 * @param unit  such as {@code kg}, {@code g} or {@code l}
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record Quantity(
        BigDecimal value,
        String unit,
        @UnknownFields Map<String, Object> other) {

    public Quantity {
        other = NullSafe.copyOf(other);
    }

    /** Creates the record without further fields. */
    public Quantity(BigDecimal value, String unit) {
        this(value, unit, Map.of());
    }
}
