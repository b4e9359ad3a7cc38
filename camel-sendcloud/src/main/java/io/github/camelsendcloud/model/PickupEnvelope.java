package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a pickup.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record PickupEnvelope(
        Pickup data,
        @UnknownFields Map<String, Object> other) {

    public PickupEnvelope {
        other = NullSafe.copyOf(other);
    }
}
