package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries an integration.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record IntegrationEnvelope(
        Integration data,
        @UnknownFields Map<String, Object> other) {

    public IntegrationEnvelope {
        other = NullSafe.copyOf(other);
    }
}
