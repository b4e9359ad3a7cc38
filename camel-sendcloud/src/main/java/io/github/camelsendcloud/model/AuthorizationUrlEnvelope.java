package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries the address at which a connection is authorized.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record AuthorizationUrlEnvelope(
        AuthorizationUrl data,
        @UnknownFields Map<String, Object> other) {

    public AuthorizationUrlEnvelope {
        other = NullSafe.copyOf(other);
    }
}
