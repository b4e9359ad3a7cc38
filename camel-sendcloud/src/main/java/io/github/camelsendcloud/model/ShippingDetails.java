package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How an order is to be shipped.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShippingDetails(
        Boolean isLocalPickup,
        String deliveryIndicator,
        PackageMeasurements measurement,
        ShipWith shipWith,
        @UnknownFields Map<String, Object> other) {

    public ShippingDetails {
        other = NullSafe.copyOf(other);
    }
}
