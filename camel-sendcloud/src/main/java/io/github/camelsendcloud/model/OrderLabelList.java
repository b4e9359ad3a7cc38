package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The response to a request for labels of orders. Some labels may exist while others failed.
 *
 * @param errors the reasons, for each order that failed
 * @param other  fields without a component in this record, by their names at Sendcloud
 */
public record OrderLabelList(
        @OneOrMany List<OrderLabel> data,
        List<ErrorObject> errors,
        @UnknownFields Map<String, Object> other) {

    public OrderLabelList {
        data = NullSafe.copyOf(data);
        errors = NullSafe.copyOf(errors);
        other = NullSafe.copyOf(other);
    }
}
