package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a connection of event subscriptions.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record EventConnectionEnvelope(
        EventConnection data,
        @UnknownFields Map<String, Object> other) {

    public EventConnectionEnvelope {
        other = NullSafe.copyOf(other);
    }
}
