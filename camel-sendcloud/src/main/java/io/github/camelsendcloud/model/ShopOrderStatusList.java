package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The order statuses of a shop.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ShopOrderStatusList(
        List<ShopOrderStatus> data,
        @UnknownFields Map<String, Object> other) {

    public ShopOrderStatusList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
