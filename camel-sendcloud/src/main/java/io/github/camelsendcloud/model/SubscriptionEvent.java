package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What an event subscription delivers.
 *
 * @param eventType what happened: parcels.event.created
 * @param other     what has no component here, by the name that Sendcloud gives it
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
     * @param other what has no component here, by the name that Sendcloud gives it
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
     * The parcel.
     *
     * @param announcedAt ISO 8601
     * @param other       what has no component here, by the name that Sendcloud gives it
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
     * What happened to it.
     *
     * @param eventType carrier, internal, calculated or claim
     * @param timestamp ISO 8601
     * @param phase     such as in_transit
     * @param other     what has no component here, by the name that Sendcloud gives it
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
