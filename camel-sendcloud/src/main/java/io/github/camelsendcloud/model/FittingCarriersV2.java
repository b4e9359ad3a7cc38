package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The carriers whose service points accept all items of a shipment.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FittingCarriersV2(
        List<String> fittingCarrierCodes,
        @UnknownFields Map<String, Object> other) {

    public FittingCarriersV2 {
        fittingCarrierCodes = NullSafe.copyOf(fittingCarrierCodes);
        other = NullSafe.copyOf(other);
    }
}
