package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of orders; the next one is named by the header {@code Link}.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record OrderPage(
        List<Order> data,
        @UnknownFields Map<String, Object> other) {

    public OrderPage {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
