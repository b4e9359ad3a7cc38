package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What customs are to be told about an order.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
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
