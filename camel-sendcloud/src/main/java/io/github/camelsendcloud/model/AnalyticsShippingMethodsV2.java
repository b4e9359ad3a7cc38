package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The shipping methods of the account about which analytics exist, in API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AnalyticsShippingMethodsV2(
        List<Method> shippingMethods,
        @UnknownFields Map<String, Object> other) {

    public AnalyticsShippingMethodsV2 {
        shippingMethods = NullSafe.copyOf(shippingMethods);
        other = NullSafe.copyOf(other);
    }

    /**
     * A shipping method.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Method(
            String code,
            String carrierCode,
            @UnknownFields Map<String, Object> other) {

        public Method {
            other = NullSafe.copyOf(other);
        }
    }
}
