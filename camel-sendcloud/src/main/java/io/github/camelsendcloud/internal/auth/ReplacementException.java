package io.github.camelsendcloud.internal.auth;

import java.io.IOException;

/**
 * The exception for a request whose credential the API has refused, while another credential is not available yet. The
 * API did not process the request, so that the caller can send the request again after the future of
 * {@link ApiCredentials#replacement()}.
 */
final class ReplacementException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param credential what the API has refused, as a noun without an article */
    ReplacementException(String credential) {
        super("The API has refused the " + credential + "; another credential is being requested");
    }
}
