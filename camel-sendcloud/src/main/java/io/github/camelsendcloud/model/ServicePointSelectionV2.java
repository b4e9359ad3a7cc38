package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The service point that a customer has chosen for an order of a shop.
 *
 * @param servicePoint the id of the service point
 * @param toPostNumber the number of the recipient at a packing station
 * @param other        fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ServicePointSelectionV2(
        String orderId,
        String shopIdentification,
        Long servicePoint,
        String toPostNumber,
        String orderConfirmation,
        String checkoutShippingmethodId,
        String checkoutShippingmethodName,
        @UnknownFields Map<String, Object> other) {

    public ServicePointSelectionV2 {
        other = NullSafe.copyOf(other);
    }
}
