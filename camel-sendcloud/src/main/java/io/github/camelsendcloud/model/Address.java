package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A postal address of API v3, with the name of a person or company.
 *
 * @param addressLine1      the street, with or without the house number
 * @param houseNumber       the house number, which {@code addressLine1} may contain, too
 * @param stateProvinceCode ISO 3166-2, such as {@code US-NY}
 * @param countryCode       ISO 3166-1, two letters
 * @param phoneNumber       the field {@code phone_number}, else {@code telephone}
 * @param telephone         the field {@code telephone}, which a few responses have instead of {@code phone_number}
 * @param other             fields without a component in this record, by their names at Sendcloud
 */
@PreservesFieldNames
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Address(
        String name,
        String companyName,
        @JsonProperty("address_line_1") String addressLine1,
        String houseNumber,
        @JsonProperty("address_line_2") String addressLine2,
        String postalCode,
        String city,
        String poBox,
        String stateProvinceCode,
        String countryCode,
        String email,
        String phoneNumber,
        String telephone,
        @UnknownFields Map<String, Object> other) {

    public Address {
        other = NullSafe.copyOf(other);
    }

    @Override
    public String phoneNumber() {
        return phoneNumber != null ? phoneNumber : telephone;
    }
}
