package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Goods of one kind in a parcel.
 *
 * @param weight the weight of one piece
 * @param price  the price of one piece
 * @param other  fields without a component in this record, by their names at Sendcloud
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
