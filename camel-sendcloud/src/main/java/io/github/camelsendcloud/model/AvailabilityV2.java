package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a service point takes parcels now, in API v2. */
public record AvailabilityV2(@JsonValue boolean isAvailable) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AvailabilityV2 {
    }
}
