package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An amount of money.
 *
 * @param currency ISO 4217
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
public record Price(
        BigDecimal value,
        String currency,
        @UnknownFields Map<String, Object> other) {

    public Price {
        other = NullSafe.copyOf(other);
    }

    /** Creates the record without further fields. */
    public Price(BigDecimal value, String currency) {
        this(value, currency, Map.of());
    }
}
