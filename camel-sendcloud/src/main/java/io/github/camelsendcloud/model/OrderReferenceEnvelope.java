package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer to a change of an order.
 *
 * @param other the fields that have no component here, by the name that Sendcloud gives them; never {@code null}
 */
public record OrderReferenceEnvelope(
        OrderReference data,
        @Other Map<String, Object> other) {

    public OrderReferenceEnvelope {
        other = Absent.asEmpty(other);
    }
}
