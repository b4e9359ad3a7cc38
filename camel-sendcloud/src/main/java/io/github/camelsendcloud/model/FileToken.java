package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The token of an uploaded file, for use in a ticket.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FileToken(
        String fileToken,
        @UnknownFields Map<String, Object> other) {

    public FileToken {
        other = NullSafe.copyOf(other);
    }
}
