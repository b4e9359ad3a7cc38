package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An event subscription: the delivery of one type of event to one connection.
 *
 * @param eventType such as {@code parcels.event.created}
 * @param createdAt ISO 8601
 * @param updatedAt ISO 8601
 * @param other     fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EventSubscription(
        Long id,
        Long connectionId,
        String eventType,
        Boolean isActive,
        String createdAt,
        String updatedAt,
        @UnknownFields Map<String, Object> other) {

    public EventSubscription {
        other = NullSafe.copyOf(other);
    }
}
