package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries a contract.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record ContractEnvelope(
        Contract data,
        @UnknownFields Map<String, Object> other) {

    public ContractEnvelope {
        other = NullSafe.copyOf(other);
    }
}
