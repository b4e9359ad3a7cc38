package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The names of an order that was saved.
 *
 * @param id      Sendcloud's own
 * @param orderId the shop's
 * @param other   what has no component here, by the name that Sendcloud gives it
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
