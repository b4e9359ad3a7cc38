package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of pickups of API v2.
 *
 * @param next     the address of the next page; {@code null} on the last page
 * @param previous the address of the previous page; {@code null} on the first page
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
public record PickupPageV2(
        String next,
        String previous,
        List<PickupV2> pickups,
        @UnknownFields Map<String, Object> other) {

    public PickupPageV2 {
        pickups = NullSafe.copyOf(pickups);
        other = NullSafe.copyOf(other);
    }
}
