package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of shipments; the next one is named by the header {@code Link}.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record ShipmentPage(
        List<Shipment> data,
        @UnknownFields Map<String, Object> other) {

    public ShipmentPage {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
