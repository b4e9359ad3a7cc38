package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Which status an order gets in the shop for the state of its shipment.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShopOrderStatusMapping(
        Long integrationId,
        List<Entry> mapping,
        @UnknownFields Map<String, Object> other) {

    public ShopOrderStatusMapping {
        mapping = NullSafe.copyOf(mapping);
        other = NullSafe.copyOf(other);
    }

    /**
     * The status for one state.
     *
     * @param statusCategory such as {@code IN_TRANSIT}
     * @param externalId     the id of the status in the shop; {@code null} when none is chosen
     * @param other          fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Entry(
            String statusCategory,
            String externalId,
            Boolean isValid,
            @UnknownFields Map<String, Object> other) {

        public Entry {
            other = NullSafe.copyOf(other);
        }
    }
}
