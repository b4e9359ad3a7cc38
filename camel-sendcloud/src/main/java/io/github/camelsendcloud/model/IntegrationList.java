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
        @Other Map<String, Object> other) {

    public IntegrationList {
        data = Absent.asEmpty(data);
        other = Absent.asEmpty(other);
    }
}
