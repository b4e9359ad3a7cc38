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
        @Other Map<String, Object> other) {

    public OpeningTimes {
        monday = Absent.asEmpty(monday);
        tuesday = Absent.asEmpty(tuesday);
        wednesday = Absent.asEmpty(wednesday);
        thursday = Absent.asEmpty(thursday);
        friday = Absent.asEmpty(friday);
        saturday = Absent.asEmpty(saturday);
        sunday = Absent.asEmpty(sunday);
        other = Absent.asEmpty(other);
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
            @Other Map<String, Object> other) {

        public Hours {
            other = Absent.asEmpty(other);
        }

        /** Without further fields. */
        public Hours(String startTime, String endTime) {
            this(startTime, endTime, Map.of());
        }
    }
}
