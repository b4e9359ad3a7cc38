package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries the address of a return portal.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record ReturnPortalUrlEnvelope(
        ReturnPortalUrl data,
        @UnknownFields Map<String, Object> other) {

    public ReturnPortalUrlEnvelope {
        other = NullSafe.copyOf(other);
    }
}
