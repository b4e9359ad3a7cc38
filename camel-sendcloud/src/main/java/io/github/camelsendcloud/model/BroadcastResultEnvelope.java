package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries the result of a test event.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record BroadcastResultEnvelope(
        BroadcastResult data,
        @UnknownFields Map<String, Object> other) {

    public BroadcastResultEnvelope {
        other = NullSafe.copyOf(other);
    }
}
