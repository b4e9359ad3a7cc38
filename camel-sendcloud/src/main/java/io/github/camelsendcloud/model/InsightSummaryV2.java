package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Numbers of parcels in the last days, in API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record InsightSummaryV2(
        List<Count> summary,
        @UnknownFields Map<String, Object> other) {

    public InsightSummaryV2 {
        summary = NullSafe.copyOf(summary);
        other = NullSafe.copyOf(other);
    }

    /**
     * The number in the last days.
     *
     * @param lastDays the number of days
     * @param value    the number of parcels
     * @param other    fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Count(
            Integer lastDays,
            Long value,
            @UnknownFields Map<String, Object> other) {

        public Count {
            other = NullSafe.copyOf(other);
        }
    }
}
