package io.github.camelsendcloud;

/**
 * Sendcloud may have processed a write, but its response was lost or unclear. A write without a reference was not
 * retried, because a retry could buy a second label. A write with a reference was retried, and a lookup of the
 * reference found no object. Check whether the object exists before a manual retry, unless the exception
 * {@link #isRetryable()}. The status is 0 without a response.
 */
public class SendcloudOutcomeUnknownException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    public SendcloudOutcomeUnknownException(OperationFailure failure) {
        super(failure);
    }
}
