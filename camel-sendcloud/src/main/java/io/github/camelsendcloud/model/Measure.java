package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A number with its unit: a weight or a volume.
 *
 * @param unit  such as {@code kg}, {@code g} or {@code l}
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record Measure(
        BigDecimal value,
        String unit,
        @Other Map<String, Object> other) {

    public Measure {
        other = Absent.asEmpty(other);
    }

    /** Without further fields. */
    public Measure(BigDecimal value, String unit) {
        this(value, unit, Map.of());
    }
}
