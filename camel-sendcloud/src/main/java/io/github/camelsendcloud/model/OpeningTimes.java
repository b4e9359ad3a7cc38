package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The opening hours of a service point. A day without hours is a closed day.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record OpeningTimes(
        List<Hours> monday,
        List<Hours> tuesday,
        List<Hours> wednesday,
        List<Hours> thursday,
        List<Hours> friday,
        List<Hours> saturday,
        List<Hours> sunday,
        @UnknownFields Map<String, Object> other) {

    public OpeningTimes {
        monday = NullSafe.copyOf(monday);
        tuesday = NullSafe.copyOf(tuesday);
        wednesday = NullSafe.copyOf(wednesday);
        thursday = NullSafe.copyOf(thursday);
        friday = NullSafe.copyOf(friday);
        saturday = NullSafe.copyOf(saturday);
        sunday = NullSafe.copyOf(sunday);
        other = NullSafe.copyOf(other);
    }

    /**
     * The hours from one opening to the next closing.
     *
     * @param startTime {@code HH:mm}, in the local time of the service point
     * @param endTime   {@code HH:mm}, in the local time of the service point
     * @param other     fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Hours(
            String startTime,
            String endTime,
            @UnknownFields Map<String, Object> other) {

        public Hours {
            other = NullSafe.copyOf(other);
        }

        /** Creates the record without further fields. */
        public Hours(String startTime, String endTime) {
            this(startTime, endTime, Map.of());
        }
    }
}
