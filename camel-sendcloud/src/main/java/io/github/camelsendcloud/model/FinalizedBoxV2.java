package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The box of parcels that was closed.
 *
 * @param copyCount the number of waybill copies to print
 * @param other     fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FinalizedBoxV2(
        Integer copyCount,
        @UnknownFields Map<String, Object> other) {

    public FinalizedBoxV2 {
        other = NullSafe.copyOf(other);
    }
}
