package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains an entry in the log of an integration.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record IntegrationLogEnvelope(
        IntegrationLog data,
        @UnknownFields Map<String, Object> other) {

    public IntegrationLogEnvelope {
        other = NullSafe.copyOf(other);
    }
}
