package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Goods in a parcel of API v2.
 *
 * @param weight of one piece, in kilograms
 * @param value  of one piece
 * @param other  what has no component here, by the name that Sendcloud gives it
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
