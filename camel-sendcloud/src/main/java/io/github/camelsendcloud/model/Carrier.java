package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * A carrier.
 *
 * @param code  such as {@code postnl}
 * @param name  {@code null} in API v2
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record Carrier(
        String code,
        String name,
        @UnknownFields Map<String, Object> other) {

    public Carrier {
        other = NullSafe.copyOf(other);
    }
}
