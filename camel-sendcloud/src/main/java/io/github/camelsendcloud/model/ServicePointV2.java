package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A service point of API v2.
 *
 * @param code                  the id of the service point at the carrier
 * @param country               ISO 3166-1, two letters
 * @param formattedOpeningTimes such as {@code 10:00 - 20:00}, by day from {@code 0} to {@code 6}
 * @param distance              in metres from the requested address; {@code null} when the request had no address
 * @param other                 fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ServicePointV2(
        Long id,
        String code,
        String name,
        String carrier,
        String street,
        String houseNumber,
        String postalCode,
        String city,
        String country,
        BigDecimal latitude,
        BigDecimal longitude,
        String email,
        String phone,
        String homepage,
        String shopType,
        String generalShopType,
        Boolean isActive,
        Boolean openTomorrow,
        Boolean openUpcomingWeek,
        Map<String, List<String>> formattedOpeningTimes,
        BigDecimal distance,
        @UnknownFields Map<String, Object> other) {

    public ServicePointV2 {
        formattedOpeningTimes = NullSafe.copyOf(formattedOpeningTimes);
        other = NullSafe.copyOf(other);
    }
}
