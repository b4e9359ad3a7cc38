package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Whether a service point takes parcels now, in API v2. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AvailabilityV2(@JsonValue boolean isAvailable) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AvailabilityV2 {
    }
}
