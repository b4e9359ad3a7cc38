package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains an order.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record OrderEnvelope(
        Order data,
        @UnknownFields Map<String, Object> other) {

    public OrderEnvelope {
        other = NullSafe.copyOf(other);
    }
}
