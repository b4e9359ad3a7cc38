package io.github.camelsendcloud.model;

import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An order of a shop.
 *
 * @param id         the id at Sendcloud
 * @param orderId    the id in the shop
 * @param createdAt  the time of creation at Sendcloud
 * @param modifiedAt the time of the last change at Sendcloud
 * @param other      fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Order(
        String id,
        String orderId,
        String orderNumber,
        OffsetDateTime createdAt,
        OffsetDateTime modifiedAt,
        OrderDetails orderDetails,
        PaymentDetails paymentDetails,
        CustomsDetails customsDetails,
        Customer customerDetails,
        Address billingAddress,
        Address shippingAddress,
        ShippingDetails shippingDetails,
        ServicePointReference servicePointDetails,
        @UnknownFields Map<String, Object> other) {

    public Order {
        other = NullSafe.copyOf(other);
    }

    /**
     * The customer who placed the order.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Customer(
            String name,
            String phoneNumber,
            String email,
            @UnknownFields Map<String, Object> other) {

        public Customer {
            other = NullSafe.copyOf(other);
        }
    }
}
