package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A period for which an insight is not complete.
 *
 * @param startDate  ISO 8601, a date
 * @param endDate    ISO 8601, a date
 * @param reasonCode such as {@code not-available}
 * @param other      fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MissingDataV2(
        String startDate,
        String endDate,
        String reasonCode,
        @UnknownFields Map<String, Object> other) {

    public MissingDataV2 {
        other = NullSafe.copyOf(other);
    }
}
