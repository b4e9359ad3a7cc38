package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What an order costs.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
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
