package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Goods of one kind in a parcel of API v2.
 *
 * @param weight the weight of one piece, in kilograms
 * @param value  the value of one piece
 * @param other  fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ParcelItemV2(
        String itemId,
        String productId,
        String sku,
        String description,
        Integer quantity,
        BigDecimal weight,
        BigDecimal value,
        String hsCode,
        String originCountry,
        String midCode,
        String materialContent,
        String intendedUse,
        @UnknownFields Map<String, Object> other) {

    public ParcelItemV2 {
        other = NullSafe.copyOf(other);
    }
}
