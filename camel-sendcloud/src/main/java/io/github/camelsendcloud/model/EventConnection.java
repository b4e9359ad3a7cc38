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
 * @param other         fields without a component in this record, by their names at Sendcloud
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
