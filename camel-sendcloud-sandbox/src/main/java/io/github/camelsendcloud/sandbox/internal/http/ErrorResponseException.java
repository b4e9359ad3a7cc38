package io.github.camelsendcloud.sandbox.internal.http;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends the processing of a request with an error response. */
public final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiResponse response;

    public ErrorResponseException(ApiResponse response) {
        super("The response has the status " + response.status(), null, false, false);
        this.response = response;
    }

    /**
     * Ends the processing of a request of v3 with all errors. Does nothing if the list is empty.
     *
     * @throws ErrorResponseException 400 if the list has an error
     */
    public static void throwIfAny(List<ObjectNode> errors) {
        if (!errors.isEmpty()) {
            throw new ErrorResponseException(ErrorResponses.v3(400, errors));
        }
    }

    public ApiResponse response() {
        return response;
    }
}
