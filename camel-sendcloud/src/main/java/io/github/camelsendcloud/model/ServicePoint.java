package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A service point: a place where customers hand in or collect parcels.
 *
 * @param nextOpenAt with the UTC offset of the service point
 * @param distance   in metres from the requested address; {@code null} when the request had no address
 * @param other      fields without a component in this record, by their names at Sendcloud
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
     * The address of a service point.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
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
     * The position of a service point on a map.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
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
     * The contact data of a service point.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
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
