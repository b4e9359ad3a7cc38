package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The connections to which event subscriptions can deliver.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record EventConnectionList(
        List<EventConnection> data,
        @UnknownFields Map<String, Object> other) {

    public EventConnectionList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
