package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of parcels of API v2.
 *
 * @param next     the address or the cursor of the next page; {@code null} on the last one
 * @param previous the address or the cursor of the page before; {@code null} on the first one
 * @param other    what has no component here, by the name that Sendcloud gives it
 */
public record ParcelPageV2(
        String next,
        String previous,
        List<ParcelV2> parcels,
        @UnknownFields Map<String, Object> other) {

    public ParcelPageV2 {
        parcels = NullSafe.copyOf(parcels);
        other = NullSafe.copyOf(other);
    }
}
