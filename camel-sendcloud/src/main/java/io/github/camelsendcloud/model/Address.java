package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A postal address with the one who lives there, as API v3 writes it.
 *
 * @param addressLine1      the street, with or without the house number
 * @param houseNumber       may be repeated in {@code addressLine1}
 * @param stateProvinceCode ISO 3166-2, such as {@code US-NY}
 * @param countryCode       ISO 3166-1, two letters
 * @param phoneNumber       the field {@code phone_number}, else {@code telephone}
 * @param telephone         the name of the telephone number in a few responses
 * @param other             what has no component here, by the name that Sendcloud gives it
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
