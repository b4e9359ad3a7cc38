package io.github.camelsendcloud.internal.client;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * The exception for a response with status 2xx that lacks the content of the operation: the body is empty, an HTML
 * page, or broken JSON. The request may have been processed.
 */
final class UnusableResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableResponseException(IOException flaw) {
        super(flaw instanceof JsonProcessingException ? flaw.toString() : flaw.getMessage(), flaw);
    }
}
