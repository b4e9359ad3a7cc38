package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries a shipment.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record ShipmentEnvelope(
        Shipment data,
        @UnknownFields Map<String, Object> other) {

    public ShipmentEnvelope {
        other = NullSafe.copyOf(other);
    }
}
