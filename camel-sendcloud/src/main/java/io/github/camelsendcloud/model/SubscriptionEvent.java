package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The body of a delivery of an event subscription.
 *
 * @param eventType the type of the event, such as {@code parcels.event.created}
 * @param other     fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SubscriptionEvent(
        String eventType,
        Data data,
        @UnknownFields Map<String, Object> other) {

    public SubscriptionEvent {
        other = NullSafe.copyOf(other);
    }

    /**
     * An event of a parcel.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Data(
            TrackedParcel parcel,
            ParcelEvent event,
            @UnknownFields Map<String, Object> other) {

        public Data {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The parcel of an event.
     *
     * @param announcedAt ISO 8601
     * @param other       fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TrackedParcel(
            Long parcelId,
            String trackingNumber,
            String carrierCode,
            String announcedAt,
            @UnknownFields Map<String, Object> other) {

        public TrackedParcel {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The change of the parcel.
     *
     * @param eventType {@code carrier}, {@code internal}, {@code calculated} or {@code claim}
     * @param timestamp ISO 8601
     * @param phase     such as {@code in_transit}
     * @param other     fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ParcelEvent(
            String eventType,
            String timestamp,
            String phase,
            String exception,
            String statusType,
            String subStatus,
            String description,
            Boolean endOfTracking,
            @UnknownFields Map<String, Object> other) {

        public ParcelEvent {
            other = NullSafe.copyOf(other);
        }
    }
}
