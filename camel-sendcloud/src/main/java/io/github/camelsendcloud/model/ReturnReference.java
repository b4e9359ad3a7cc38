package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The ids of a return that was created.
 *
 * @param multiColloIds the ids of the parcels of a return with several parcels
 * @param other         fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReturnReference(
        Long returnId,
        Long parcelId,
        List<Long> multiColloIds,
        @UnknownFields Map<String, Object> other) {

    public ReturnReference {
        multiColloIds = NullSafe.copyOf(multiColloIds);
        other = NullSafe.copyOf(other);
    }
}
