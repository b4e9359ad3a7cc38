package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The delivery options that a checkout can offer.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DeliveryOptionList(
        String configurationId,
        List<DeliveryOption> deliveryOptions,
        @UnknownFields Map<String, Object> other) {

    public DeliveryOptionList {
        deliveryOptions = NullSafe.copyOf(deliveryOptions);
        other = NullSafe.copyOf(other);
    }
}
