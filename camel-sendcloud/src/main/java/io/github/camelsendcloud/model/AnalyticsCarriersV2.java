package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The carriers of the account about which analytics exist, in API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record AnalyticsCarriersV2(
        List<Carrier> carriers,
        @UnknownFields Map<String, Object> other) {

    public AnalyticsCarriersV2 {
        carriers = NullSafe.copyOf(carriers);
        other = NullSafe.copyOf(other);
    }
}
