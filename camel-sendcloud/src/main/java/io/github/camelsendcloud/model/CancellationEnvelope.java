package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a cancellation.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record CancellationEnvelope(
        Cancellation data,
        @UnknownFields Map<String, Object> other) {

    public CancellationEnvelope {
        other = NullSafe.copyOf(other);
    }
}
