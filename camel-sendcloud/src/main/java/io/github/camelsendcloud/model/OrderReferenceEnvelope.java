package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response to a change of an order.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record OrderReferenceEnvelope(
        OrderReference data,
        @UnknownFields Map<String, Object> other) {

    public OrderReferenceEnvelope {
        other = NullSafe.copyOf(other);
    }
}
