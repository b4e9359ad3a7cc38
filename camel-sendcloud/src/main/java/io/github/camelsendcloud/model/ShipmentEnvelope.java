package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a shipment.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ShipmentEnvelope(
        Shipment data,
        @UnknownFields Map<String, Object> other) {

    public ShipmentEnvelope {
        other = NullSafe.copyOf(other);
    }
}
