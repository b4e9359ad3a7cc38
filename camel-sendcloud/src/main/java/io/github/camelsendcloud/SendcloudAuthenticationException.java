package io.github.camelsendcloud;

import io.github.camelsendcloud.internal.auth.TokenRequestException;

/** The API rejected the credentials (401, 403), or the token endpoint issued no token. */
public class SendcloudAuthenticationException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    public SendcloudAuthenticationException(OperationFailure failure) {
        super(failure);
    }

    /**
     * The OAuth2 error code, such as {@code invalid_client}; {@code null} when the failure did not come from the token
     * endpoint.
     */
    public String getError() {
        return getCause() instanceof TokenRequestException refusal ? refusal.getError() : null;
    }

    /**
     * The error description of the token endpoint; {@code null} when the failure has no description or did not come
     * from the token endpoint.
     */
    public String getErrorDescription() {
        return getCause() instanceof TokenRequestException refusal ? refusal.getErrorDescription() : null;
    }
}
