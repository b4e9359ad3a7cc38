package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The invoices of the account.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record InvoiceListV2(
        List<InvoiceSummaryV2> invoices,
        @UnknownFields Map<String, Object> other) {

    public InvoiceListV2 {
        invoices = NullSafe.copyOf(invoices);
        other = NullSafe.copyOf(other);
    }
}
