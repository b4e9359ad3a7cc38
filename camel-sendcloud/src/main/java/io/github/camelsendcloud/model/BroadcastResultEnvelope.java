package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains the result of a test event.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record BroadcastResultEnvelope(
        BroadcastResult data,
        @UnknownFields Map<String, Object> other) {

    public BroadcastResultEnvelope {
        other = NullSafe.copyOf(other);
    }
}
