package io.github.camelsendcloud.sandbox;

/** Ends the processing of a request with an error response. */
final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiResponse response;

    ErrorResponseException(ApiResponse response) {
        super("The response has the status " + response.status(), null, false, false);
        this.response = response;
    }

    ApiResponse response() {
        return response;
    }
}
