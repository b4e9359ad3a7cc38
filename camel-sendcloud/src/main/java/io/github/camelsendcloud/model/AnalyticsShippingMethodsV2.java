package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The shipping methods of the account about which analytics exist, in API v2.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AnalyticsShippingMethodsV2(
        List<Method> shippingMethods,
        @Other Map<String, Object> other) {

    public AnalyticsShippingMethodsV2 {
        shippingMethods = Absent.asEmpty(shippingMethods);
        other = Absent.asEmpty(other);
    }

    /**
     * A shipping method.
     *
     * @param other fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Method(
            String code,
            String carrierCode,
            @Other Map<String, Object> other) {

        public Method {
            other = Absent.asEmpty(other);
        }
    }
}
