package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains the address of a return portal.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ReturnPortalUrlEnvelope(
        ReturnPortalUrl data,
        @UnknownFields Map<String, Object> other) {

    public ReturnPortalUrlEnvelope {
        other = NullSafe.copyOf(other);
    }
}
