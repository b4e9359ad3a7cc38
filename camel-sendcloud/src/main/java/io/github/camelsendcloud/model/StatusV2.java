package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Where a parcel stands, in the numbers of API v2.
 *
 * @param id such as {@code 11}, delivered; new ones appear without notice
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StatusV2(Integer id, String message) {
}
