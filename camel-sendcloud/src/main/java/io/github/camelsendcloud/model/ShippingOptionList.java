package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The shipping options that fit a request.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ShippingOptionList(
        List<ShippingOption> data,
        @UnknownFields Map<String, Object> other) {

    public ShippingOptionList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
