package io.github.camelsendcloud.model;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The goods of an order, and the shop.
 *
 * @param orderCreatedAt the time of creation in the shop
 * @param orderUpdatedAt the time of the last change in the shop
 * @param other          fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OrderDetails(
        Integration integration,
        Status status,
        OffsetDateTime orderCreatedAt,
        OffsetDateTime orderUpdatedAt,
        List<OrderItem> orderItems,
        String notes,
        List<String> tags,
        @UnknownFields Map<String, Object> other) {

    public OrderDetails {
        orderItems = NullSafe.copyOf(orderItems);
        tags = NullSafe.copyOf(tags);
        other = NullSafe.copyOf(other);
    }

    /**
     * The integration that delivered the order.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Integration(
            Long id,
            @UnknownFields Map<String, Object> other) {

        public Integration {
            other = NullSafe.copyOf(other);
        }
    }
}
