package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The shipping options that correspond to shipping methods of API v2.
 *
 * @param data  the code of the shipping option by the id of the shipping method
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record CompatibleShippingOptions(
        Map<String, String> data,
        @UnknownFields Map<String, Object> other) {

    public CompatibleShippingOptions {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
