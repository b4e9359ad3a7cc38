package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Whether a service point takes parcels now.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Availability(
        Boolean isAvailable,
        @UnknownFields Map<String, Object> other) {

    public Availability {
        other = NullSafe.copyOf(other);
    }
}
