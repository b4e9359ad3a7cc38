package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Goods that were ordered.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
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
