package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The results of orders that were given to an integration, in their order. */
public record IntegrationShipmentResultsV2(@JsonValue List<Result> results) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IntegrationShipmentResultsV2 {
        results = NullSafe.copyOf(results);
    }

    /**
     * The result of one order.
     *
     * @param shipmentUuid {@code null} when the order was refused
     * @param status       {@code created}, {@code updated} or {@code error}
     * @param error        the reasons by field; {@code null} unless the order was refused
     * @param other        fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Result(
            String externalOrderId,
            String externalShipmentId,
            String shipmentUuid,
            String status,
            Object error,
            @UnknownFields Map<String, Object> other) {

        public Result {
            other = NullSafe.copyOf(other);
        }
    }
}
