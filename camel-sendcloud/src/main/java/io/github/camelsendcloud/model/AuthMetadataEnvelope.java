package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains the owner of the credentials.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record AuthMetadataEnvelope(
        AuthMetadata data,
        @UnknownFields Map<String, Object> other) {

    public AuthMetadataEnvelope {
        other = NullSafe.copyOf(other);
    }
}
