package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries what is known of the credentials.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record AuthMetadataEnvelope(
        AuthMetadata data,
        @UnknownFields Map<String, Object> other) {

    public AuthMetadataEnvelope {
        other = NullSafe.copyOf(other);
    }
}
