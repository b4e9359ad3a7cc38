package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a contract.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ContractEnvelope(
        Contract data,
        @UnknownFields Map<String, Object> other) {

    public ContractEnvelope {
        other = NullSafe.copyOf(other);
    }
}
