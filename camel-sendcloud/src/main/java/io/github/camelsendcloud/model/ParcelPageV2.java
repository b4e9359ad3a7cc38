package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of parcels of API v2.
 *
 * @param next     the address or the cursor of the next page; {@code null} on the last page
 * @param previous the address or the cursor of the previous page; {@code null} on the first page
 * @param other    fields without a component in this record, by their names at Sendcloud
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
