package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains the account.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record UserEnvelopeV2(
        UserV2 user,
        @UnknownFields Map<String, Object> other) {

    public UserEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
