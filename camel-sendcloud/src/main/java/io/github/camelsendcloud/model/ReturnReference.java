package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The ids of a return that was created.
 *
 * @param multiColloIds the ids of the parcels of a return with several parcels
 * @param other         fields without a component in this record, by their names at Sendcloud
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
