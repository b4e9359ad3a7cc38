package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of contract schemas; the header {@code Link} names the next page.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ContractSchemaPage(
        List<ContractSchema> data,
        @UnknownFields Map<String, Object> other) {

    public ContractSchemaPage {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
