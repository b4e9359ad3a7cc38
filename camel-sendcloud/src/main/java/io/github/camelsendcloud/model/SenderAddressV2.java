package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A sender address of API v2.
 *
 * @param label   the name of the address in the account
 * @param country ISO 3166-1, two letters
 * @param other   fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SenderAddressV2(
        Long id,
        String label,
        String companyName,
        String contactName,
        String street,
        String houseNumber,
        String postalBox,
        String postalCode,
        String city,
        String country,
        String countryState,
        String email,
        String telephone,
        String vatNumber,
        String eoriNumber,
        Long brandId,
        @UnknownFields Map<String, Object> other) {

    public SenderAddressV2 {
        other = NullSafe.copyOf(other);
    }
}
