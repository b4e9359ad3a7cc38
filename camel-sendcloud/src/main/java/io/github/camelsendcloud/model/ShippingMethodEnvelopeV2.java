package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The response that contains a shipping method of API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShippingMethodEnvelopeV2(
        ShippingMethodV2 shippingMethod,
        @UnknownFields Map<String, Object> other) {

    public ShippingMethodEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
