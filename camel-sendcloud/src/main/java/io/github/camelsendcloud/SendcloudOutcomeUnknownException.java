package io.github.camelsendcloud;

/**
 * A write that may have been processed, though its answer was lost or unclear. Without a reference it was not retried:
 * that could do its work twice, such as buying a second label. With one it was, and was looked for in vain. Look
 * whether the object exists before making the call again, unless it {@link #isRetryable()}. The status is 0 when there
 * was no answer at all.
 */
public class SendcloudOutcomeUnknownException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    public SendcloudOutcomeUnknownException(OperationFailure failure) {
        super(failure);
    }
}
