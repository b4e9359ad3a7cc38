package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Numbers of parcels or products in groups, in API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record InsightBucketsV2(
        List<Bucket> buckets,
        @UnknownFields Map<String, Object> other) {

    public InsightBucketsV2 {
        buckets = NullSafe.copyOf(buckets);
        other = NullSafe.copyOf(other);
    }

    /**
     * One group.
     *
     * @param key        the common property of the group
     * @param value      the number in the group
     * @param percentage the part of all
     * @param other      fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Bucket(
            String key,
            Long value,
            BigDecimal percentage,
            List<MissingDataV2> missingData,
            @UnknownFields Map<String, Object> other) {

        public Bucket {
            missingData = NullSafe.copyOf(missingData);
            other = NullSafe.copyOf(other);
        }
    }
}
