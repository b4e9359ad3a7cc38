package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries an invoice.
 *
 * @param other the fields that have no component here, by the name that Sendcloud gives them; never {@code null}
 */
public record InvoiceEnvelopeV2(
        InvoiceV2 invoice,
        @Other Map<String, Object> other) {

    public InvoiceEnvelopeV2 {
        other = Absent.asEmpty(other);
    }
}
