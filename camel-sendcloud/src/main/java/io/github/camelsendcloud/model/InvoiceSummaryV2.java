package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An invoice of Sendcloud in a list.
 *
 * @param priceIncl with taxes
 * @param priceExcl without taxes
 * @param date      {@code dd-MM-yyyy HH:mm:ss}, without a time zone
 * @param items     the address of the complete invoice
 * @param other     fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record InvoiceSummaryV2(
        Long id,
        String ref,
        String type,
        BigDecimal priceIncl,
        BigDecimal priceExcl,
        @JsonProperty("isPayed") Boolean isPayed,
        String date,
        String items,
        @UnknownFields Map<String, Object> other) {

    public InvoiceSummaryV2 {
        other = NullSafe.copyOf(other);
    }
}
