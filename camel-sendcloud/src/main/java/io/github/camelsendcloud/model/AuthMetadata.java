package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Whose credentials these are.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
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
