package io.github.camelsendcloud.internal.client;

import java.io.IOException;

/** The exception for a response with status 2xx and a truncated body. */
final class TruncatedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ApiResponse response;

    /** @param response the response, without a body */
    TruncatedResponseException(ApiResponse response, IOException cause) {
        super(cause.toString(), cause);
        this.response = response;
    }

    ApiResponse response() {
        return response;
    }
}
