package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The answer to a request for labels of orders: some may be made while others fail.
 *
 * @param errors why there is no label, for each order that failed
 * @param other  what has no component here, by the name that Sendcloud gives it
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
