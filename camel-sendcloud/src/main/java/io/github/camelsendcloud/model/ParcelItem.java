package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Goods in a parcel.
 *
 * @param weight of one piece
 * @param price  of one piece
 * @param other  what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ParcelItem(
        String itemId,
        String productId,
        String sku,
        String description,
        Integer quantity,
        Quantity weight,
        Price price,
        String hsCode,
        String originCountry,
        String midCode,
        String materialContent,
        String intendedUse,
        @UnknownFields Map<String, Object> other) {

    public ParcelItem {
        other = NullSafe.copyOf(other);
    }
}
