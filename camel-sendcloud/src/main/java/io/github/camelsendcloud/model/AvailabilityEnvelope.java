package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains the availability of a service point.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record AvailabilityEnvelope(
        Availability data,
        @UnknownFields Map<String, Object> other) {

    public AvailabilityEnvelope {
        other = NullSafe.copyOf(other);
    }
}
