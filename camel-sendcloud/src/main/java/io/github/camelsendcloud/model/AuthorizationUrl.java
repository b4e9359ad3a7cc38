package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The address at which a person authorizes a connection.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AuthorizationUrl(
        String authorizationUrl,
        @UnknownFields Map<String, Object> other) {

    public AuthorizationUrl {
        other = NullSafe.copyOf(other);
    }
}
