package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The result of a check of a service point that is stored when parcels can go there.
 *
 * @param availability 0, 1 or 2
 * @param other        fields that have no component here, by the name that Sendcloud gives them
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
