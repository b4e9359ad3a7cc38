package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of the log of integrations, in API v2.
 *
 * @param next     the address of the next page; {@code null} on the last page
 * @param previous the address of the previous page; {@code null} on the first page
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
public record IntegrationLogPageV2(
        String next,
        String previous,
        List<IntegrationLog> results,
        @UnknownFields Map<String, Object> other) {

    public IntegrationLogPageV2 {
        results = NullSafe.copyOf(results);
        other = NullSafe.copyOf(other);
    }
}
