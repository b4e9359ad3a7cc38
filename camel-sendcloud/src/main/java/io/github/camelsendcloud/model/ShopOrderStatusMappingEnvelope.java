package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries a mapping of order statuses.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record ShopOrderStatusMappingEnvelope(
        ShopOrderStatusMapping data,
        @UnknownFields Map<String, Object> other) {

    public ShopOrderStatusMappingEnvelope {
        other = NullSafe.copyOf(other);
    }
}
