package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The result of a test event of an event subscription.
 *
 * @param statusCode   the HTTP status of the receiver
 * @param responseBody the response of the receiver
 * @param other        fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BroadcastResult(
        Boolean success,
        Integer statusCode,
        String responseBody,
        @UnknownFields Map<String, Object> other) {

    public BroadcastResult {
        other = NullSafe.copyOf(other);
    }
}
