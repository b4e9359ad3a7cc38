package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An order status of a shop.
 *
 * @param externalId the id in the shop
 * @param deletedAt  ISO 8601; {@code null} while the status is in use
 * @param other      fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShopOrderStatus(
        String externalId,
        String status,
        String deletedAt,
        List<Translation> translations,
        @UnknownFields Map<String, Object> other) {

    public ShopOrderStatus {
        translations = NullSafe.copyOf(translations);
        other = NullSafe.copyOf(other);
    }

    /**
     * The status in a language.
     *
     * @param language such as {@code en-gb}
     * @param other    fields without a component in this record, by their names at Sendcloud
     */
    public record Translation(
            String status,
            String language,
            @UnknownFields Map<String, Object> other) {

        public Translation {
            other = NullSafe.copyOf(other);
        }
    }
}
