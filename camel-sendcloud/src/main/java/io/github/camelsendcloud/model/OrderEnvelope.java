package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries an order.
 *
 * @param other the fields that have no component here, by the name that Sendcloud gives them; never {@code null}
 */
public record OrderEnvelope(
        Order data,
        @Other Map<String, Object> other) {

    public OrderEnvelope {
        other = Absent.asEmpty(other);
    }
}
