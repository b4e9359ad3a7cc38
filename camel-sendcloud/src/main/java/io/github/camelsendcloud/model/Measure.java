package io.github.camelsendcloud.model;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A number with its unit: a weight or a volume.
 *
 * @param unit such as {@code kg}, {@code g} or {@code l}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Measure(BigDecimal value, String unit) {
}
