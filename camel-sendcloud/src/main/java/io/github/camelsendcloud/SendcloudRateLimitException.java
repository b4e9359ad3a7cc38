package io.github.camelsendcloud;

/**
 * Sendcloud rejected a request because of too many requests (429). The request was not processed and may be retried
 * after {@link #getRetryAfter()}.
 */
public class SendcloudRateLimitException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    public SendcloudRateLimitException(OperationFailure failure) {
        super(failure);
    }
}
