package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A contract with a carrier.
 *
 * @param clientId the number of the customer at the carrier
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Contract(
        Long id,
        String clientId,
        String carrierCode,
        String name,
        @UnknownFields Map<String, Object> other) {

    public Contract {
        other = NullSafe.copyOf(other);
    }
}
