package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries the account.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record UserEnvelopeV2(
        UserV2 user,
        @UnknownFields Map<String, Object> other) {

    public UserEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
