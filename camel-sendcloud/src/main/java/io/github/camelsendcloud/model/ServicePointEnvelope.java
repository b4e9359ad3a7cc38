package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries a service point.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record ServicePointEnvelope(
        ServicePoint data,
        @UnknownFields Map<String, Object> other) {

    public ServicePointEnvelope {
        other = NullSafe.copyOf(other);
    }
}
