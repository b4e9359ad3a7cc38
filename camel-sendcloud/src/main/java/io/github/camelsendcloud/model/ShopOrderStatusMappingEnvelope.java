package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a mapping of order statuses.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ShopOrderStatusMappingEnvelope(
        ShopOrderStatusMapping data,
        @UnknownFields Map<String, Object> other) {

    public ShopOrderStatusMappingEnvelope {
        other = NullSafe.copyOf(other);
    }
}
