package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains an invoice.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record InvoiceEnvelopeV2(
        InvoiceV2 invoice,
        @UnknownFields Map<String, Object> other) {

    public InvoiceEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
