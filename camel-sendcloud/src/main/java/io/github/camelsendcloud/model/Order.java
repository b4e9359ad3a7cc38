package io.github.camelsendcloud.model;

import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An order of a shop.
 *
 * @param id         Sendcloud's own
 * @param orderId    the shop's
 * @param createdAt  at Sendcloud
 * @param modifiedAt at Sendcloud
 * @param other      what has no component here, by the name that Sendcloud gives it
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
     * Who ordered.
     *
     * @param other what has no component here, by the name that Sendcloud gives it
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
