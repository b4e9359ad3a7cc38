package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The price of an order, and its payment.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PaymentDetails(
        Status status,
        Boolean isCashOnDelivery,
        Price totalPrice,
        Price subtotalPrice,
        Price estimatedShippingPrice,
        Price estimatedTaxPrice,
        Price discountGranted,
        Price insuranceCosts,
        Price freightCosts,
        Price otherCosts,
        String invoiceDate,
        @UnknownFields Map<String, Object> other) {

    public PaymentDetails {
        other = NullSafe.copyOf(other);
    }
}
