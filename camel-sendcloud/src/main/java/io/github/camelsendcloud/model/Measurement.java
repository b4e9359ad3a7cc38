package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** How large and how heavy something is. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Measurement(Dimensions dimension, Measure weight, Measure volume) {
}
