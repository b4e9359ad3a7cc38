package io.github.camelsendcloud.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Service points of API v2. */
public record ServicePointListV2(@JsonValue List<ServicePointV2> servicePoints) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServicePointListV2 {
        servicePoints = NullSafe.copyOf(servicePoints);
    }
}
