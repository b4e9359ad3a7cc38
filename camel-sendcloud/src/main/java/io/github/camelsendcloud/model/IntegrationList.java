package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The integrations of the account.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record IntegrationList(
        List<Integration> data,
        @UnknownFields Map<String, Object> other) {

    public IntegrationList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
