package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A sender address.
 *
 * @param stateProvinceCode ISO 3166-2, such as {@code NL-NB}
 * @param countryCode       ISO 3166-1, two letters
 * @param other             fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SenderAddress(
        Long id,
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
        Signature signature,
        List<TaxNumbers.TaxNumber> taxNumbers,
        @UnknownFields Map<String, Object> other) {

    public SenderAddress {
        taxNumbers = NullSafe.copyOf(taxNumbers);
        other = NullSafe.copyOf(other);
    }

    /**
     * The person whose signature customs documents carry.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Signature(
            String fullName,
            String initials,
            @UnknownFields Map<String, Object> other) {

        public Signature {
            other = NullSafe.copyOf(other);
        }
    }
}
