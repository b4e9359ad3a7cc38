package io.github.camelsendcloud.sandbox.internal.http;

/** Ends the processing of a request with an error response. */
public final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiResponse response;

    public ErrorResponseException(ApiResponse response) {
        super("The response has the status " + response.status(), null, false, false);
        this.response = response;
    }

    public ApiResponse response() {
        return response;
    }
}
