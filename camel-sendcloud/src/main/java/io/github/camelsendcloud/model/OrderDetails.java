package io.github.camelsendcloud.model;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What was ordered, and in which shop.
 *
 * @param orderCreatedAt in the shop
 * @param orderUpdatedAt in the shop
 * @param other          what has no component here, by the name that Sendcloud gives it
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
     * The integration through which the order came.
     *
     * @param other what has no component here, by the name that Sendcloud gives it
     */
    public record Integration(
            Long id,
            @UnknownFields Map<String, Object> other) {

        public Integration {
            other = NullSafe.copyOf(other);
        }
    }
}
