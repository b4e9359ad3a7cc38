package io.github.camelsendcloud.internal.client;

import java.io.IOException;

/** A response with status 2xx was cut off in its body. */
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
