package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains service points.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ServicePointListEnvelope(
        ServicePointList data,
        @UnknownFields Map<String, Object> other) {

    public ServicePointListEnvelope {
        other = NullSafe.copyOf(other);
    }
}
