package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The integrations of the account.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record IntegrationList(
        List<Integration> data,
        @UnknownFields Map<String, Object> other) {

    public IntegrationList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
