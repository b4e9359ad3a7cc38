package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The address of the page on which a recipient creates a return.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ReturnPortalUrl(
        String url,
        @UnknownFields Map<String, Object> other) {

    public ReturnPortalUrl {
        other = NullSafe.copyOf(other);
    }
}
