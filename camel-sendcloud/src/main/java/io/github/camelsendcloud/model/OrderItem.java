package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Ordered goods of one kind.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OrderItem(
        String itemId,
        String productId,
        String variantId,
        String sku,
        String ean,
        String name,
        String description,
        String imageUrl,
        Integer quantity,
        Price unitPrice,
        Price totalPrice,
        PackageMeasurements measurement,
        String hsCode,
        String countryOfOrigin,
        String midCode,
        String materialContent,
        String intendedUse,
        DeliveryDates deliveryDates,
        @UnknownFields Map<String, Object> other) {

    public OrderItem {
        other = NullSafe.copyOf(other);
    }
}
