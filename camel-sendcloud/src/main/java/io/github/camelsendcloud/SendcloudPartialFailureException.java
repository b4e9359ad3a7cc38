package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

/**
 * A success that tells of failures: an announcement that the carrier refused, parcels of a list that were not made.
 * {@link #getErrors()} has the failures, {@link #getSucceeded()} what did succeed, {@link #getResponseBody()} the whole
 * answer.
 */
public class SendcloudPartialFailureException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Map<String, Object>> succeeded;

    public SendcloudPartialFailureException(OperationFailure failure) {
        super(failure);
        this.succeeded = List.copyOf(failure.succeeded());
    }

    /**
     * What did succeed, as Sendcloud answered it and in its order: parcels, orders. Empty when nothing did. Never null.
     */
    public List<Map<String, Object>> getSucceeded() {
        // not kept when an exception is serialized
        return succeeded == null ? List.of() : succeeded;
    }
}
