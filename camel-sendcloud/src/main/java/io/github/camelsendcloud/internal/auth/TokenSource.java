package io.github.camelsendcloud.internal.auth;

import java.time.Duration;

/** Issues new tokens. */
@FunctionalInterface
interface TokenSource {

    /**
     * A token and its lifetime, as the token endpoint has issued them.
     *
     * @param value    a secret: only the API may see the value
     * @param lifetime counts from the request for the token; positive
     */
    record Issued(String value, Duration lifetime) {

        @Override
        public String toString() {
            return "Issued[xxxxxx, " + lifetime + "]";
        }
    }

    /**
     * Requests a token. The thread waits for the response, in bounded time.
     *
     * @throws TokenRequestException when there is no token, whatever the reason
     */
    Issued request() throws TokenRequestException;
}
