package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The customs data of a shipment.
 *
 * @param invoiceDate ISO 8601, a date
 * @param other       fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CustomsInformation(
        String invoiceNumber,
        String invoiceDate,
        String exportReason,
        String exportType,
        Price discountGranted,
        Price freightCosts,
        Price insuranceCosts,
        Price otherCosts,
        String goodsDescription,
        String generalNotes,
        List<String> additionalDeclarationStatements,
        Address importerOfRecord,
        TaxNumbers taxNumbers,
        @UnknownFields Map<String, Object> other) {

    public CustomsInformation {
        additionalDeclarationStatements = NullSafe.copyOf(additionalDeclarationStatements);
        other = NullSafe.copyOf(other);
    }
}
