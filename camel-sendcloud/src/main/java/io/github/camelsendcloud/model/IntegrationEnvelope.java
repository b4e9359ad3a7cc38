package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains an integration.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record IntegrationEnvelope(
        Integration data,
        @UnknownFields Map<String, Object> other) {

    public IntegrationEnvelope {
        other = NullSafe.copyOf(other);
    }
}
