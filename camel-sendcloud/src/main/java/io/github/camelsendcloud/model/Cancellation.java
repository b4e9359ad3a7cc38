package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What became of the wish to cancel.
 *
 * @param status such as {@code cancelled} or {@code queued}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Cancellation(String status, String message) {
}
