package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The tracking of a parcel in API v2.
 *
 * @param createdAt            a date and a time with an offset
 * @param carrierTrackingUrl   the address of a page for people
 * @param sendcloudTrackingUrl the address of a page for people
 * @param expectedDeliveryDate ISO 8601, a date
 * @param other                fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TrackingV2(
        String parcelId,
        String carrierCode,
        String createdAt,
        String carrierTrackingUrl,
        String sendcloudTrackingUrl,
        Boolean isReturn,
        Boolean isToServicePoint,
        Boolean isMailBox,
        String expectedDeliveryDate,
        List<Status> statuses,
        @UnknownFields Map<String, Object> other) {

    public TrackingV2 {
        statuses = NullSafe.copyOf(statuses);
        other = NullSafe.copyOf(other);
    }

    /**
     * A status that the parcel has had.
     *
     * @param carrierUpdateTimestamp a date and a time with an offset
     * @param parentStatus           such as {@code shipment-on-route}
     * @param carrierMessage         the text of the carrier
     * @param other                  fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Status(
            String carrierUpdateTimestamp,
            String parcelStatusHistoryId,
            String parentStatus,
            String carrierCode,
            String carrierMessage,
            @UnknownFields Map<String, Object> other) {

        public Status {
            other = NullSafe.copyOf(other);
        }
    }
}
