package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries a connection of event subscriptions.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record EventConnectionEnvelope(
        EventConnection data,
        @UnknownFields Map<String, Object> other) {

    public EventConnectionEnvelope {
        other = NullSafe.copyOf(other);
    }
}
