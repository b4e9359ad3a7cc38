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
     * @throws TokenRequestException when the request has failed for any reason
     */
    Issued request() throws TokenRequestException;
}
