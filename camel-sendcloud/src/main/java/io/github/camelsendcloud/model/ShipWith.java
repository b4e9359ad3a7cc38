package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The chosen shipping option or method.
 *
 * @param type  the kind of {@code properties}, such as {@code shipping_option_code}
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ShipWith(
        String type,
        Properties properties,
        @UnknownFields Map<String, Object> other) {

    public ShipWith {
        other = NullSafe.copyOf(other);
    }

    /**
     * The chosen shipping option.
     *
     * @param contractId {@code null} when the choice of a contract is not needed
     * @param other      fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Properties(
            String shippingOptionCode,
            Long contractId,
            @UnknownFields Map<String, Object> other) {

        public Properties {
            other = NullSafe.copyOf(other);
        }
    }
}
