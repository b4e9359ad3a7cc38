package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Transit times by carrier or by shipping method, in API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TransitTimesV2(
        List<TransitTime> transitTimes,
        @UnknownFields Map<String, Object> other) {

    public TransitTimesV2 {
        transitTimes = NullSafe.copyOf(transitTimes);
        other = NullSafe.copyOf(other);
    }

    /**
     * The transit time of a carrier or shipping method between two countries.
     *
     * @param shippingMethodCode {@code null} in a response by carrier
     * @param fromCountry        ISO 3166-1, two letters
     * @param toCountry          ISO 3166-1, two letters
     * @param startDate          ISO 8601, a date
     * @param endDate            ISO 8601, a date
     * @param other              fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TransitTime(
            String userId,
            String carrierCode,
            String shippingMethodCode,
            String fromCountry,
            String toCountry,
            String startDate,
            String endDate,
            Long totalParcels,
            BigDecimal transitTime,
            @UnknownFields Map<String, Object> other) {

        public TransitTime {
            other = NullSafe.copyOf(other);
        }
    }
}
