package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The connections to which event subscriptions can deliver.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record EventConnectionList(
        List<EventConnection> data,
        @UnknownFields Map<String, Object> other) {

    public EventConnectionList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
