package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The planned dates of handover and delivery.
 *
 * @param handoverAt ISO 8601, possibly without a time zone
 * @param deliverAt  ISO 8601, possibly without a time zone
 * @param other      fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DeliveryDates(
        String handoverAt,
        String deliverAt,
        @UnknownFields Map<String, Object> other) {

    public DeliveryDates {
        other = NullSafe.copyOf(other);
    }

    /** Creates the record without further fields. */
    public DeliveryDates(String handoverAt, String deliverAt) {
        this(handoverAt, deliverAt, Map.of());
    }
}
