package io.github.camelsendcloud;

/** Too many requests (429): this one was not processed, and may be made again after {@link #getRetryAfter()}. */
public class SendcloudRateLimitException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    public SendcloudRateLimitException(OperationFailure failure) {
        super(failure);
    }
}
