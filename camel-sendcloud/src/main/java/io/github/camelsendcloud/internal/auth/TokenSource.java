package io.github.camelsendcloud.internal.auth;

import java.time.Duration;

/** Issues new tokens. */
@FunctionalInterface
interface TokenSource {

    /**
     * A token and its lifetime, as the token endpoint has issued them.
     *
     * @param value    the token, which is a secret: only the API may see the value
     * @param lifetime the lifetime from the request for the token on; positive
     * @param keys     the keys that the token was requested with, see {@link #keys()}
     */
    record Issued(String value, Duration lifetime, Object keys) {

        Issued(String value, Duration lifetime) {
            this(value, lifetime, null);
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

    /** The token endpoint has refused the present keys, and callers still need a token. */
    default void keysRefused() {
        // keys that never change
    }

    /**
     * Requests a token. The thread waits for the response, in bounded time.
     *
     * @throws TokenRequestException when the request has failed for any reason
     */
    Issued request() throws TokenRequestException;
}
