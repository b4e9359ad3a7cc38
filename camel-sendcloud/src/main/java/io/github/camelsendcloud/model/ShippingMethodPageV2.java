package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * One page of shipping methods of API v2.
 *
 * @param next     the address of the next page; {@code null} on the last page
 * @param previous the address of the previous page; {@code null} on the first page
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShippingMethodPageV2(
        String next,
        String previous,
        List<ShippingMethodV2> shippingMethods,
        @UnknownFields Map<String, Object> other) {

    public ShippingMethodPageV2 {
        shippingMethods = NullSafe.copyOf(shippingMethods);
        other = NullSafe.copyOf(other);
    }
}
