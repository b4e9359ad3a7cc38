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
        @Other Map<String, Object> other) {

    public OrderReferenceList {
        data = Absent.asEmpty(data);
        other = Absent.asEmpty(other);
    }
}
