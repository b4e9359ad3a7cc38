package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries a pickup.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record PickupEnvelope(
        Pickup data,
        @UnknownFields Map<String, Object> other) {

    public PickupEnvelope {
        other = NullSafe.copyOf(other);
    }
}
