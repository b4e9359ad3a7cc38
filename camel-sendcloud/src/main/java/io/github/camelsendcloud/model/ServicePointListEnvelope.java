package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries service points.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record ServicePointListEnvelope(
        ServicePointList data,
        @UnknownFields Map<String, Object> other) {

    public ServicePointListEnvelope {
        other = NullSafe.copyOf(other);
    }
}
