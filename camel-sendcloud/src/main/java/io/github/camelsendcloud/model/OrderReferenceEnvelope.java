package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer to a change of an order.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record OrderReferenceEnvelope(
        OrderReference data,
        @UnknownFields Map<String, Object> other) {

    public OrderReferenceEnvelope {
        other = NullSafe.copyOf(other);
    }
}
