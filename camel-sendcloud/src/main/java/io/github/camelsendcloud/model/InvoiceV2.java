package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An invoice of Sendcloud.
 *
 * @param priceIncl with taxes
 * @param priceExcl without taxes
 * @param date      {@code dd-MM-yyyy HH:mm:ss}, without a time zone
 * @param other     fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record InvoiceV2(
        Long id,
        String ref,
        String type,
        BigDecimal priceIncl,
        BigDecimal priceExcl,
        @JsonProperty("isPayed") Boolean isPayed,
        String date,
        List<Item> items,
        @UnknownFields Map<String, Object> other) {

    public InvoiceV2 {
        items = NullSafe.copyOf(items);
        other = NullSafe.copyOf(other);
    }

    /**
     * A line of an invoice.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Item(
            Long id,
            String name,
            @UnknownFields Map<String, Object> other) {

        public Item {
            other = NullSafe.copyOf(other);
        }
    }
}
