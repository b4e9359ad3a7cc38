package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * Where a recipient can send something back.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record ReturnPortalUrl(
        String url,
        @UnknownFields Map<String, Object> other) {

    public ReturnPortalUrl {
        other = NullSafe.copyOf(other);
    }
}
