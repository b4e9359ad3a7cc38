package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries an invoice.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record InvoiceEnvelopeV2(
        InvoiceV2 invoice,
        @UnknownFields Map<String, Object> other) {

    public InvoiceEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
