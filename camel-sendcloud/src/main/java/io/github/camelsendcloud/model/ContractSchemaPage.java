package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of contract schemas; the header {@code Link} names the next page.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record ContractSchemaPage(
        List<ContractSchema> data,
        @UnknownFields Map<String, Object> other) {

    public ContractSchemaPage {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
