package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The id of a support ticket that was created.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TicketReference(
        String ticketId,
        @UnknownFields Map<String, Object> other) {

    public TicketReference {
        other = NullSafe.copyOf(other);
    }
}
