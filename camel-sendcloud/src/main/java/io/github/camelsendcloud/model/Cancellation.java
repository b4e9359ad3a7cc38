package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * What became of the wish to cancel.
 *
 * @param status such as {@code cancelled} or {@code queued}
 * @param other  fields that have no component here, by the name that Sendcloud gives them
 */
public record Cancellation(
        String status,
        String message,
        @UnknownFields Map<String, Object> other) {

    public Cancellation {
        other = NullSafe.copyOf(other);
    }
}
