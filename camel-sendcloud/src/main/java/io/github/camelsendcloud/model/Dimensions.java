package io.github.camelsendcloud.model;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The three sides of a box.
 *
 * @param unit such as {@code cm}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Dimensions(BigDecimal length, BigDecimal width, BigDecimal height, String unit) {
}
