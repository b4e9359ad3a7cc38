package io.github.camelsendcloud.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Where a recipient can send something back. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReturnPortalUrl(String url) {
}
