package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The tracking of a parcel.
 *
 * @param sourceId    the id of the parcel in another shipping system
 * @param announcedAt ISO 8601
 * @param createdAt   ISO 8601
 * @param updatedAt   ISO 8601
 * @param events      empty in the response to a registration
 * @param other       fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ParcelTracking(
        String sourceId,
        String announcedAt,
        String createdAt,
        String updatedAt,
        Details details,
        List<Event> events,
        Address fromAddress,
        Address toAddress,
        List<ParcelItem> parcelItems,
        ShipWith shipWith,
        List<TrackingNumber> trackingNumbers,
        @UnknownFields Map<String, Object> other) {

    public ParcelTracking {
        events = NullSafe.copyOf(events);
        parcelItems = NullSafe.copyOf(parcelItems);
        trackingNumbers = NullSafe.copyOf(trackingNumbers);
        other = NullSafe.copyOf(other);
    }

    /**
     * Facts about the parcel.
     *
     * @param expectedDeliveryDate ISO 8601, a date
     * @param other                fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Details(
            Long brandId,
            Long integrationId,
            String expectedDeliveryDate,
            Boolean isMailBox,
            Boolean isReturn,
            Boolean isToServicePoint,
            @UnknownFields Map<String, Object> other) {

        public Details {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * An event of the parcel.
     *
     * @param eventAt           ISO 8601
     * @param eventType         {@code calculated}, {@code carrier}, {@code claim} or {@code internal}
     * @param statusDescription for a person
     * @param other             fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Event(
            String eventAt,
            String eventType,
            String statusCode,
            String statusDescription,
            String statusType,
            String subStatusCode,
            @UnknownFields Map<String, Object> other) {

        public Event {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A tracking number and its carrier.
     *
     * @param trackingUrl the address of a page for people
     * @param other       fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TrackingNumber(
            String carrierCode,
            String trackingIdentifier,
            String trackingNumber,
            String trackingUrl,
            @UnknownFields Map<String, Object> other) {

        public TrackingNumber {
            other = NullSafe.copyOf(other);
        }
    }
}
