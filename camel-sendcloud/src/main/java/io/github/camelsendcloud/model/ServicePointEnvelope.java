package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a service point.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ServicePointEnvelope(
        ServicePoint data,
        @UnknownFields Map<String, Object> other) {

    public ServicePointEnvelope {
        other = NullSafe.copyOf(other);
    }
}
