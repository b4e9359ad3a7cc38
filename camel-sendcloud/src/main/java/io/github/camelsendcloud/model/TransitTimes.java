package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Transit times by carrier or by shipping option.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TransitTimes(
        List<TransitTime> transitTimes,
        @UnknownFields Map<String, Object> other) {

    public TransitTimes {
        transitTimes = NullSafe.copyOf(transitTimes);
        other = NullSafe.copyOf(other);
    }

    /**
     * The median transit time of a carrier or shipping option between two countries.
     *
     * @param carrierCode        {@code null} in a response by shipping option
     * @param shippingOptionCode {@code null} in a response by carrier
     * @param fromCountryCode    ISO 3166-1, two letters; {@code null}: any country
     * @param toCountryCode      ISO 3166-1, two letters; {@code null}: any country
     * @param startDate          ISO 8601
     * @param endDate            ISO 8601
     * @param totalParcels       the number of parcels behind the median
     * @param transitTimeHours   the median in hours
     * @param transitTimeDays    the median in days
     * @param other              fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TransitTime(
            String carrierCode,
            String shippingOptionCode,
            String fromCountryCode,
            String toCountryCode,
            String startDate,
            String endDate,
            Long totalParcels,
            BigDecimal transitTimeHours,
            BigDecimal transitTimeDays,
            @UnknownFields Map<String, Object> other) {

        public TransitTime {
            other = NullSafe.copyOf(other);
        }
    }
}
