package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The customs data of an order.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CustomsDetails(
        String commercialInvoiceNumber,
        String shipmentType,
        String exportType,
        TaxNumbers taxNumbers,
        @UnknownFields Map<String, Object> other) {

    public CustomsDetails {
        other = NullSafe.copyOf(other);
    }
}
