package io.github.camelsendcloud.internal.client;

import java.io.IOException;

/** The head of an answer came, with a success, and its body did not. */
final class TruncatedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ApiResponse response;

    /** @param response without a body */
    TruncatedResponseException(ApiResponse response, IOException cause) {
        super(cause.toString(), cause);
        this.response = response;
    }

    ApiResponse response() {
        return response;
    }
}
