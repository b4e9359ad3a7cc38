package io.github.camelsendcloud;

/**
 * A success that tells of failures: an announcement that the carrier refused, parcels of a list that were not made.
 * {@link #getErrors()} has the failures, {@link #getResponseBody()} the whole answer with what did succeed.
 */
public class SendcloudPartialFailureException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    SendcloudPartialFailureException(OperationFailure failure) {
        super(failure);
    }
}
