package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A connection to which event subscriptions can deliver.
 *
 * @param type          such as {@code webhook}
 * @param configuration depends on {@code type}
 * @param createdAt     ISO 8601
 * @param updatedAt     ISO 8601
 * @param other         fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EventConnection(
        Long id,
        String type,
        Map<String, Object> configuration,
        String createdAt,
        String updatedAt,
        @UnknownFields Map<String, Object> other) {

    public EventConnection {
        configuration = NullSafe.copyOf(configuration);
        other = NullSafe.copyOf(other);
    }
}
