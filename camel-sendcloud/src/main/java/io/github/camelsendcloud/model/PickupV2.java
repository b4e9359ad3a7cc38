package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A pickup in API v2: a carrier collects parcels. A list shows fewer fields than a single pickup.
 *
 * @param carrier             a carrier code
 * @param contract            the id of a contract
 * @param pickupStatus        such as {@code Announcing}; Sendcloud adds values without notice
 * @param specialInstructions for the driver
 * @param pickupFrom          ISO 8601
 * @param pickupUntil         ISO 8601
 * @param address             street and house number
 * @param country             ISO 3166-1, two letters
 * @param totalWeight         a decimal number
 * @param createdAt           ISO 8601
 * @param cancelledAt         ISO 8601; {@code null} unless the pickup is cancelled
 * @param other               fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PickupV2(
        Long id,
        String carrier,
        String contract,
        String pickupStatus,
        String trackingNumber,
        String reference,
        String specialInstructions,
        String pickupFrom,
        String pickupUntil,
        String name,
        String companyName,
        String address,
        @JsonProperty("address_2") String address2,
        String postalCode,
        String city,
        String country,
        String email,
        String telephone,
        Integer quantity,
        String totalWeight,
        String createdAt,
        String cancelledAt,
        @UnknownFields Map<String, Object> other) {

    public PickupV2 {
        other = NullSafe.copyOf(other);
    }
}
