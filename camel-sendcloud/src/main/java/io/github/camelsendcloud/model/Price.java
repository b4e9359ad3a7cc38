package io.github.camelsendcloud.model;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * An amount of money.
 *
 * @param currency ISO 4217
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Price(BigDecimal value, String currency) {
}
