package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries the account.
 *
 * @param other the fields that have no component here, by the name that Sendcloud gives them; never {@code null}
 */
public record UserEnvelopeV2(
        UserV2 user,
        @Other Map<String, Object> other) {

    public UserEnvelopeV2 {
        other = Absent.asEmpty(other);
    }
}
