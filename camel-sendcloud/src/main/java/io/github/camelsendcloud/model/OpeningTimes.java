package io.github.camelsendcloud.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** When a service point is open: an empty day is a closed one. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OpeningTimes(
        List<Hours> monday,
        List<Hours> tuesday,
        List<Hours> wednesday,
        List<Hours> thursday,
        List<Hours> friday,
        List<Hours> saturday,
        List<Hours> sunday) {

    public OpeningTimes {
        monday = Absent.asEmpty(monday);
        tuesday = Absent.asEmpty(tuesday);
        wednesday = Absent.asEmpty(wednesday);
        thursday = Absent.asEmpty(thursday);
        friday = Absent.asEmpty(friday);
        saturday = Absent.asEmpty(saturday);
        sunday = Absent.asEmpty(sunday);
    }

    /**
     * From when until when.
     *
     * @param startTime {@code HH:mm}, in the time of the place
     * @param endTime   {@code HH:mm}, in the time of the place
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Hours(String startTime, String endTime) {
    }
}
