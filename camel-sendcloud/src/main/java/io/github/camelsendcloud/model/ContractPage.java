package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of contracts; the header {@code Link} names the next page.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ContractPage(
        List<Contract> data,
        @UnknownFields Map<String, Object> other) {

    public ContractPage {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
