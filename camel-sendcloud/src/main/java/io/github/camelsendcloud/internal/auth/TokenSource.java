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
     * @param scopes   the granted scopes, separated by spaces; empty for no scope, {@code null} for unknown scopes
     */
    record Issued(String value, Duration lifetime, String scopes) {

        /** A token with unknown scopes. */
        Issued(String value, Duration lifetime) {
            this(value, lifetime, null);
        }

        @Override
        public String toString() {
            return "Issued[xxxxxx, " + lifetime + "]";
        }
    }

    /**
     * Requests a token. The thread waits for the response, in bounded time.
     *
     * @throws TokenRequestException when the request has failed for any reason
     */
    Issued request() throws TokenRequestException;
}
