package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains the address at which a connection is authorized.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record AuthorizationUrlEnvelope(
        AuthorizationUrl data,
        @UnknownFields Map<String, Object> other) {

    public AuthorizationUrlEnvelope {
        other = NullSafe.copyOf(other);
    }
}
