package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A shipping product of API v2: several shipping methods for different weights and functionalities.
 *
 * @param carrier                  a carrier code
 * @param servicePointsCarrier     the carrier code of its service points
 * @param availableFunctionalities the possible values by name
 * @param other                    fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShippingProductV2(
        String name,
        String code,
        String carrier,
        String servicePointsCarrier,
        WeightRange weightRange,
        List<Method> methods,
        Map<String, Object> availableFunctionalities,
        @UnknownFields Map<String, Object> other) {

    public ShippingProductV2 {
        methods = NullSafe.copyOf(methods);
        availableFunctionalities = NullSafe.copyOf(availableFunctionalities);
        other = NullSafe.copyOf(other);
    }

    /**
     * The smallest and the largest weight.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record WeightRange(
            BigDecimal minWeight,
            BigDecimal maxWeight,
            @UnknownFields Map<String, Object> other) {

        public WeightRange {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A shipping method of the product.
     *
     * @param functionalities by their names at Sendcloud
     * @param leadTimeHours   in hours, by country of departure and country of arrival
     * @param other           fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Method(
            Long id,
            String name,
            String shippingProductCode,
            Map<String, Object> functionalities,
            Object leadTimeHours,
            Properties properties,
            @UnknownFields Map<String, Object> other) {

        public Method {
            functionalities = NullSafe.copyOf(functionalities);
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The limits of a shipping method.
     *
     * @param minWeight in grams
     * @param maxWeight in grams
     * @param other     fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Properties(
            BigDecimal minWeight,
            BigDecimal maxWeight,
            Dimensions maxDimensions,
            @UnknownFields Map<String, Object> other) {

        public Properties {
            other = NullSafe.copyOf(other);
        }
    }
}
