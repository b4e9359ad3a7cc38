package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Where a parcel, an order or a payment stands.
 *
 * @param code    such as {@code READY_TO_SEND}; new ones appear without notice
 * @param message the same for a person
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Status(String code, String message) {
}
