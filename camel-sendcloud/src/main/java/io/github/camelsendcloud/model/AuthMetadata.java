package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The owner of the credentials: the user and the integration.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AuthMetadata(
        Long userId,
        Long integrationId,
        @UnknownFields Map<String, Object> other) {

    public AuthMetadata {
        other = NullSafe.copyOf(other);
    }
}
