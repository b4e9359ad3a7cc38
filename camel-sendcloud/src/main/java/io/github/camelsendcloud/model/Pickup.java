package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A pickup: a carrier collects parcels.
 *
 * @param country             ISO 3166-1, two letters; {@code null} unless the pickup is in a list
 * @param status              such as {@code ANNOUNCING}; Sendcloud adds values without notice
 * @param specialInstructions for the driver
 * @param address             {@code null} in a list
 * @param items               empty in a list
 * @param originDetail        the place in the building, for carriers that require the place
 * @param createdAt           ISO 8601
 * @param cancelledAt         ISO 8601; {@code null} unless the pickup is cancelled
 * @param other               fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Pickup(
        Long id,
        String carrierCode,
        String country,
        Long contractId,
        String status,
        String trackingNumber,
        String reference,
        String specialInstructions,
        Address address,
        List<TimeSlot> timeSlots,
        List<Item> items,
        Map<String, Object> originDetail,
        String createdAt,
        String cancelledAt,
        @UnknownFields Map<String, Object> other) {

    public Pickup {
        timeSlots = NullSafe.copyOf(timeSlots);
        items = NullSafe.copyOf(items);
        originDetail = NullSafe.copyOf(originDetail);
        other = NullSafe.copyOf(other);
    }

    /**
     * A period in which the carrier may arrive.
     *
     * @param startAt ISO 8601
     * @param endAt   ISO 8601
     * @param other   fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TimeSlot(
            String startAt,
            String endAt,
            @UnknownFields Map<String, Object> other) {

        public TimeSlot {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * Parcels or pallets for the carrier.
     *
     * @param containerType          {@code parcel} or {@code pallet}
     * @param destinationCountryCode ISO 3166-1, two letters
     * @param other                  fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Item(
            Integer quantity,
            String containerType,
            Quantity totalWeight,
            String destinationCountryCode,
            String shippingOption,
            @UnknownFields Map<String, Object> other) {

        public Item {
            other = NullSafe.copyOf(other);
        }
    }
}
