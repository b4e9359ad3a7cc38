package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries a sender address.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record SenderAddressEnvelope(
        SenderAddress data,
        @UnknownFields Map<String, Object> other) {

    public SenderAddressEnvelope {
        other = NullSafe.copyOf(other);
    }
}
