package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The address at which a person authorizes a connection.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AuthorizationUrl(
        String authorizationUrl,
        @UnknownFields Map<String, Object> other) {

    public AuthorizationUrl {
        other = NullSafe.copyOf(other);
    }
}
