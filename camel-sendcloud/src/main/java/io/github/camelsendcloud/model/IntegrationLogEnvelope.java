package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries an entry in the log of an integration.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record IntegrationLogEnvelope(
        IntegrationLog data,
        @UnknownFields Map<String, Object> other) {

    public IntegrationLogEnvelope {
        other = NullSafe.copyOf(other);
    }
}
