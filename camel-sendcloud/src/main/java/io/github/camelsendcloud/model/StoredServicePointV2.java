package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The result of an availability check of a service point. Sendcloud stores an available service point.
 *
 * @param availability 0, 1 or 2
 * @param other        fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StoredServicePointV2(
        Integer availability,
        ServicePointV2 servicePoint,
        Boolean stored,
        @UnknownFields Map<String, Object> other) {

    public StoredServicePointV2 {
        other = NullSafe.copyOf(other);
    }
}
