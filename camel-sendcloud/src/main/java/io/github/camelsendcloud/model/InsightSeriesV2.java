package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Numbers of parcels or products over time, in API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record InsightSeriesV2(
        List<Point> series,
        @UnknownFields Map<String, Object> other) {

    public InsightSeriesV2 {
        series = NullSafe.copyOf(series);
        other = NullSafe.copyOf(other);
    }

    /**
     * The number in one period.
     *
     * @param startDate ISO 8601, a date
     * @param endDate   ISO 8601, a date
     * @param other     fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Point(
            Long value,
            String startDate,
            String endDate,
            List<MissingDataV2> missingData,
            @UnknownFields Map<String, Object> other) {

        public Point {
            missingData = NullSafe.copyOf(missingData);
            other = NullSafe.copyOf(other);
        }
    }
}
