package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * When a service point is open: an empty day is a closed one.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
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
     * From when until when.
     *
     * @param startTime {@code HH:mm}, in the time of the place
     * @param endTime   {@code HH:mm}, in the time of the place
     * @param other     fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Hours(
            String startTime,
            String endTime,
            @UnknownFields Map<String, Object> other) {

        public Hours {
            other = NullSafe.copyOf(other);
        }

        /** Without further fields. */
        public Hours(String startTime, String endTime) {
            this(startTime, endTime, Map.of());
        }
    }
}
