package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries a cancellation.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record CancellationEnvelope(
        Cancellation data,
        @UnknownFields Map<String, Object> other) {

    public CancellationEnvelope {
        other = NullSafe.copyOf(other);
    }
}
