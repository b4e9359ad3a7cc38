package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * When goods are handed over and delivered.
 *
 * @param handoverAt ISO 8601, maybe without a zone
 * @param deliverAt  ISO 8601, maybe without a zone
 * @param other      fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DeliveryDates(
        String handoverAt,
        String deliverAt,
        @UnknownFields Map<String, Object> other) {

    public DeliveryDates {
        other = NullSafe.copyOf(other);
    }

    /** Without further fields. */
    public DeliveryDates(String handoverAt, String deliverAt) {
        this(handoverAt, deliverAt, Map.of());
    }
}
