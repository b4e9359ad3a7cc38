package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a sender address.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record SenderAddressEnvelope(
        SenderAddress data,
        @UnknownFields Map<String, Object> other) {

    public SenderAddressEnvelope {
        other = NullSafe.copyOf(other);
    }
}
