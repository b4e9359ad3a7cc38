package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A shipping product of API v2: ways to ship that differ in weight and functionalities.
 *
 * @param carrier                  a carrier code
 * @param servicePointsCarrier     the carrier code of its service points
 * @param availableFunctionalities the possible values by name
 * @param other                    fields that have no component here, by the name that Sendcloud gives them
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
        @Other Map<String, Object> other) {

    public ShippingProductV2 {
        methods = Absent.asEmpty(methods);
        availableFunctionalities = Absent.asEmpty(availableFunctionalities);
        other = Absent.asEmpty(other);
    }

    /**
     * The smallest and the largest weight.
     *
     * @param other fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record WeightRange(
            BigDecimal minWeight,
            BigDecimal maxWeight,
            @Other Map<String, Object> other) {

        public WeightRange {
            other = Absent.asEmpty(other);
        }
    }

    /**
     * A shipping method of the product.
     *
     * @param functionalities by the name that Sendcloud gives them
     * @param leadTimeHours   in hours, by country of departure and country of arrival
     * @param other           fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Method(
            Long id,
            String name,
            String shippingProductCode,
            Map<String, Object> functionalities,
            Object leadTimeHours,
            Properties properties,
            @Other Map<String, Object> other) {

        public Method {
            functionalities = Absent.asEmpty(functionalities);
            other = Absent.asEmpty(other);
        }
    }

    /**
     * The limits of a shipping method.
     *
     * @param minWeight in grams
     * @param maxWeight in grams
     * @param other     fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Properties(
            BigDecimal minWeight,
            BigDecimal maxWeight,
            Dimensions maxDimensions,
            @Other Map<String, Object> other) {

        public Properties {
            other = Absent.asEmpty(other);
        }
    }
}
