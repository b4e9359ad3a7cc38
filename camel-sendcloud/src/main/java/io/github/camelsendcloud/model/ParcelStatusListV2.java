package io.github.camelsendcloud.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** All statuses that a parcel of API v2 can have. */
public record ParcelStatusListV2(@JsonValue List<StatusV2> statuses) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParcelStatusListV2 {
        statuses = NullSafe.copyOf(statuses);
    }
}
