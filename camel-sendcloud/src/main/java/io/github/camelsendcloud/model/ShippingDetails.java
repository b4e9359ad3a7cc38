package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The shipping data of an order.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
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
