package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * When goods are handed over and delivered.
 *
 * @param handoverAt ISO 8601, maybe without a zone
 * @param deliverAt  ISO 8601, maybe without a zone
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeliveryDates(String handoverAt, String deliverAt) {
}
