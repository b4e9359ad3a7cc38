package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The mapping from the state of a shipment to the status of its order in the shop.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
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
     * @param externalId     the id of the status in the shop; {@code null} when no status is chosen
     * @param other          fields without a component in this record, by their names at Sendcloud
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
