package io.github.camelsendcloud.internal.auth;

import java.time.Duration;

/** Where new tokens come from. */
@FunctionalInterface
interface TokenSource {

    /**
     * A token as it was issued.
     *
     * @param value    never shown to anybody but the API
     * @param lifetime from the moment it was asked for; positive
     */
    record Issued(String value, Duration lifetime) {

        @Override
        public String toString() {
            return "Issued[xxxxxx, " + lifetime + "]";
        }
    }

    /**
     * Asks for a token and waits for it, in bounded time.
     *
     * @throws TokenRequestException when there is none, whatever the reason
     */
    Issued request() throws TokenRequestException;
}
