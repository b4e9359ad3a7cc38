package io.github.camelsendcloud.internal.auth;

import java.io.IOException;

/**
 * The API has refused the token of a request (401), and another token is not there yet. The request was not processed
 * and can be sent again with the replacement, which {@link ApiCredentials#replacement()} gives.
 */
public final class TokenReplacementException extends IOException {

    private static final long serialVersionUID = 1L;

    TokenReplacementException() {
        super("The token was refused, and is being replaced");
    }
}
