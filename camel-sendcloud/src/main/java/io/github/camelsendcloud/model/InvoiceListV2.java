package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The invoices of the account.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record InvoiceListV2(
        List<InvoiceSummaryV2> invoices,
        @UnknownFields Map<String, Object> other) {

    public InvoiceListV2 {
        invoices = NullSafe.copyOf(invoices);
        other = NullSafe.copyOf(other);
    }
}
