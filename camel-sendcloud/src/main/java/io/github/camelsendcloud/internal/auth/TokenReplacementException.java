package io.github.camelsendcloud.internal.auth;

import java.io.IOException;

/**
 * The exception for a request whose token the API has refused (401), while another token is not available yet. The API
 * did not process the request, so the caller can send the request again with the token of
 * {@link ApiCredentials#replacement()}.
 */
final class TokenReplacementException extends IOException {

    private static final long serialVersionUID = 1L;

    TokenReplacementException() {
        super("The API has refused the token; a new token is being requested");
    }
}
