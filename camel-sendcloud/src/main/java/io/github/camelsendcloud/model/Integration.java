package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An integration: the connection of a shop to Sendcloud.
 *
 * @param type                 such as {@code api}
 * @param startedFailingAt     ISO 8601; {@code null} while the integration works
 * @param lastFetchedAt        ISO 8601
 * @param createdAt            ISO 8601
 * @param updatedAt            ISO 8601
 * @param servicePointCarriers carrier codes
 * @param feedbackType         the time at which the shop receives the data of a shipment, such as {@code eager}
 * @param other                fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Integration(
        Long id,
        String shopName,
        String shopUrl,
        String type,
        String startedFailingAt,
        String lastFetchedAt,
        String createdAt,
        String updatedAt,
        Boolean servicePointEnabled,
        List<String> servicePointCarriers,
        Boolean webhookActive,
        String webhookUrl,
        String feedbackType,
        @UnknownFields Map<String, Object> other) {

    public Integration {
        servicePointCarriers = NullSafe.copyOf(servicePointCarriers);
        other = NullSafe.copyOf(other);
    }
}
