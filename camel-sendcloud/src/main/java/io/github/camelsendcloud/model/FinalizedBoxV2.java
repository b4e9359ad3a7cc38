package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The box of parcels that was closed.
 *
 * @param copyCount the number of waybill copies to print
 * @param other     fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FinalizedBoxV2(
        Integer copyCount,
        @UnknownFields Map<String, Object> other) {

    public FinalizedBoxV2 {
        other = NullSafe.copyOf(other);
    }
}
