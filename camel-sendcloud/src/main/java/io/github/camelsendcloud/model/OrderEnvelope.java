package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries an order.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record OrderEnvelope(
        Order data,
        @UnknownFields Map<String, Object> other) {

    public OrderEnvelope {
        other = NullSafe.copyOf(other);
    }
}
