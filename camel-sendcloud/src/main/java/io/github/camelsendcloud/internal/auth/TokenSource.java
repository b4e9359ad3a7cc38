package io.github.camelsendcloud.internal.auth;

import java.time.Duration;

/** Issues new tokens. */
@FunctionalInterface
interface TokenSource {

    /**
     * A token, its lifetime and its scopes, as the token endpoint has issued them.
     *
     * @param value    the token, which is a secret: only the API may see the value
     * @param lifetime the lifetime from the request for the token on; positive
     * @param keys     the keys that the token was requested with, see {@link #keys()}
     * @param scopes   the granted scopes, separated by spaces; empty for no scope, {@code null} for unknown scopes
     */
    record Issued(String value, Duration lifetime, Object keys, String scopes) {

        /** A token with keys that never change, and with unknown scopes. */
        Issued(String value, Duration lifetime) {
            this(value, lifetime, null, null);
        }

        @Override
        public String toString() {
            return "Issued[xxxxxx, " + lifetime + "]";
        }
    }

    /**
     * The present keys: a token that was requested with other keys is replaced. {@code null} for keys that never
     * change.
     */
    default Object keys() {
        return null;
    }

    /** Callers need a token during the pause after a failure. Newer keys would end the pause. */
    default void failedBefore(TokenRequestException failure) {
        // keys that never change
    }

    /**
     * Requests a token. The thread waits for the response, in bounded time.
     *
     * @throws TokenRequestException when the request has failed for any reason
     */
    Issued request() throws TokenRequestException;
}
