package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

/**
 * A response with a status of success reports failures: the carrier rejected an announcement, or some parcels of a list
 * were not created. {@link #getErrors()} returns the failures, {@link #getSucceeded()} the objects that succeeded, and
 * {@link #getResponseBody()} the whole response.
 */
public class SendcloudPartialFailureException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Map<String, Object>> succeeded;

    public SendcloudPartialFailureException(OperationFailure failure) {
        super(failure);
        this.succeeded = List.copyOf(failure.succeeded());
    }

    /**
     * The objects that succeeded, such as parcels or orders, as in the response and in its order. Empty when no object
     * succeeded. Never null.
     */
    public List<Map<String, Object>> getSucceeded() {
        // a serialized exception does not contain the objects
        return succeeded == null ? List.of() : succeeded;
    }
}
