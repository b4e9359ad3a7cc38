package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries the availability of a service point.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record AvailabilityEnvelope(
        Availability data,
        @UnknownFields Map<String, Object> other) {

    public AvailabilityEnvelope {
        other = NullSafe.copyOf(other);
    }
}
