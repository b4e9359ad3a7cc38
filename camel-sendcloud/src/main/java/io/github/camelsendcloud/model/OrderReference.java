package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The ids of a saved order.
 *
 * @param id      the id at Sendcloud
 * @param orderId the id in the shop
 * @param other   fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OrderReference(
        String id,
        String orderId,
        String orderNumber,
        @UnknownFields Map<String, Object> other) {

    public OrderReference {
        other = NullSafe.copyOf(other);
    }
}
