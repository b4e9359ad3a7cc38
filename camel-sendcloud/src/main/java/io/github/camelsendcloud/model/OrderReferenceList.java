package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The answer to orders that were handed in.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record OrderReferenceList(
        List<OrderReference> data,
        @UnknownFields Map<String, Object> other) {

    public OrderReferenceList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
