package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A contract with a carrier, in API v2.
 *
 * @param clientId the number of the customer at the carrier
 * @param country  ISO 3166-1, two letters
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ContractV2(
        Long id,
        String clientId,
        Boolean isActive,
        Carrier carrier,
        String name,
        String country,
        Boolean isDefault,
        @UnknownFields Map<String, Object> other) {

    public ContractV2 {
        other = NullSafe.copyOf(other);
    }
}
