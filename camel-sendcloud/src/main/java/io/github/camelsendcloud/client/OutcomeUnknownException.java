package io.github.camelsendcloud.client;

import java.io.IOException;

/** The connection failed after a request that must not be repeated had been sent: it may have been processed. */
public class OutcomeUnknownException extends IOException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(IOException cause) {
        super(cause.toString(), cause);
    }
}
