package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How something is to be shipped.
 *
 * @param type  what {@code properties} are about, such as {@code shipping_option_code}
 * @param other what has no component here, by the name that Sendcloud gives it
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
     * @param contractId {@code null} when it need not be chosen
     * @param other      what has no component here, by the name that Sendcloud gives it
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
