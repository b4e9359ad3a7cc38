package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The token of an uploaded file, for use in a ticket.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FileToken(
        String fileToken,
        @UnknownFields Map<String, Object> other) {

    public FileToken {
        other = NullSafe.copyOf(other);
    }
}
