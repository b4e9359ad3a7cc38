package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The response to a request that saves orders.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record OrderReferenceList(
        List<OrderReference> data,
        @UnknownFields Map<String, Object> other) {

    public OrderReferenceList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
