package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A place where parcels are handed in or collected.
 *
 * @param nextOpenAt with the offset of the place
 * @param distance   in metres from the address that was asked for; {@code null} when there was none
 * @param other      what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ServicePoint(
        Long id,
        String name,
        Carrier carrier,
        String carrierServicePointId,
        String carrierShopType,
        String generalShopType,
        Location address,
        Position position,
        Contact contact,
        OpeningTimes openingTimes,
        Boolean isOpenTomorrow,
        @JsonFormat(without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE) OffsetDateTime nextOpenAt,
        Boolean isExpired,
        Integer distance,
        @UnknownFields Map<String, Object> other) {

    public ServicePoint {
        other = NullSafe.copyOf(other);
    }

    /**
     * Where it is.
     *
     * @param other what has no component here, by the name that Sendcloud gives it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Location(
            String street,
            String houseNumber,
            String postalCode,
            String city,
            String countryCode,
            @UnknownFields Map<String, Object> other) {

        public Location {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * Where it is on a map.
     *
     * @param other fields that have no component here, by the name that Sendcloud gives them
     */
    public record Position(
            BigDecimal latitude,
            BigDecimal longitude,
            @UnknownFields Map<String, Object> other) {

        public Position {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * How to reach it.
     *
     * @param other what has no component here, by the name that Sendcloud gives it
     */
    public record Contact(
            String email,
            String phone,
            @UnknownFields Map<String, Object> other) {

        public Contact {
            other = NullSafe.copyOf(other);
        }
    }
}
