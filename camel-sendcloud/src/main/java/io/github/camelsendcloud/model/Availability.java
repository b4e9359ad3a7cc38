package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Whether a service point takes parcels now.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Availability(
        Boolean isAvailable,
        @UnknownFields Map<String, Object> other) {

    public Availability {
        other = NullSafe.copyOf(other);
    }
}
