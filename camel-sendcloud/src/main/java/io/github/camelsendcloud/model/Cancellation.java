package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The result of a cancellation.
 *
 * @param status such as {@code cancelled} or {@code queued}
 * @param other  fields without a component in this record, by their names at Sendcloud
 */
public record Cancellation(
        String status,
        String message,
        @UnknownFields Map<String, Object> other) {

    public Cancellation {
        other = NullSafe.copyOf(other);
    }
}
