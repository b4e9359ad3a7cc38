package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An integration in API v2: the connection of a shop to Sendcloud.
 *
 * @param id                   {@code null} in the response to a change
 * @param system               such as {@code api}
 * @param failingSince         ISO 8601; {@code null} while the integration works
 * @param lastFetch            ISO 8601
 * @param lastUpdatedAt        ISO 8601
 * @param servicePointCarriers carrier codes
 * @param other                fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record IntegrationV2(
        Long id,
        String shopName,
        String shopUrl,
        String system,
        String failingSince,
        String lastFetch,
        String lastUpdatedAt,
        Boolean servicePointEnabled,
        List<String> servicePointCarriers,
        Boolean webhookActive,
        String webhookUrl,
        @UnknownFields Map<String, Object> other) {

    public IntegrationV2 {
        servicePointCarriers = NullSafe.copyOf(servicePointCarriers);
        other = NullSafe.copyOf(other);
    }
}
