package io.github.camelsendcloud;

import io.github.camelsendcloud.internal.auth.TokenRequestException;

/** The credentials were refused: by the API (401, 403), or by the token endpoint when there was no token to be had. */
public class SendcloudAuthenticationException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    public SendcloudAuthenticationException(OperationFailure failure) {
        super(failure);
    }

    /** The OAuth2 error code, such as {@code invalid_client}; {@code null} when it was not the token endpoint. */
    public String getError() {
        return getCause() instanceof TokenRequestException refusal ? refusal.getError() : null;
    }

    /** What the token endpoint explained; {@code null} when it did not, or was not asked. */
    public String getErrorDescription() {
        return getCause() instanceof TokenRequestException refusal ? refusal.getErrorDescription() : null;
    }
}
