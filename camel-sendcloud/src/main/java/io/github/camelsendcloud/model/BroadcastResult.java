package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The result of a test event of an event subscription.
 *
 * @param statusCode   the HTTP status of the receiver
 * @param responseBody the response of the receiver
 * @param other        fields without a component in this record, by their names at Sendcloud
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
