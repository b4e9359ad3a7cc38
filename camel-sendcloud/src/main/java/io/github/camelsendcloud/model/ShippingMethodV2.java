package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A shipping method of API v2.
 *
 * @param carrier           a carrier code
 * @param minWeight         in kilograms
 * @param maxWeight         in kilograms
 * @param servicePointInput {@code required} or {@code none}
 * @param countries         the countries of arrival
 * @param other             fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShippingMethodV2(
        Long id,
        String name,
        String carrier,
        BigDecimal minWeight,
        BigDecimal maxWeight,
        String servicePointInput,
        BigDecimal price,
        List<Country> countries,
        @UnknownFields Map<String, Object> other) {

    public ShippingMethodV2 {
        countries = NullSafe.copyOf(countries);
        other = NullSafe.copyOf(other);
    }

    /**
     * A country of arrival and the price.
     *
     * @param iso2          ISO 3166-1, two letters
     * @param iso3          ISO 3166-1, three letters
     * @param leadTimeHours {@code null} when unknown
     * @param other         fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Country(
            Long id,
            String name,
            @JsonProperty("iso_2") String iso2,
            @JsonProperty("iso_3") String iso3,
            BigDecimal price,
            BigDecimal leadTimeHours,
            List<PricePart> priceBreakdown,
            @UnknownFields Map<String, Object> other) {

        public Country {
            priceBreakdown = NullSafe.copyOf(priceBreakdown);
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A part of a price.
     *
     * @param type  such as {@code fuel}
     * @param label for a person
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record PricePart(
            String type,
            String label,
            BigDecimal value,
            @UnknownFields Map<String, Object> other) {

        public PricePart {
            other = NullSafe.copyOf(other);
        }
    }
}
