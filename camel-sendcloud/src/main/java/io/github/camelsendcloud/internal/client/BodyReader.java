package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.StreamCache;

/** Reads the body of a successful response from the connection. */
@FunctionalInterface
public interface BodyReader {

    /**
     * Reads the body to its end.
     *
     * @param  length      the length in bytes; -1 for an unknown length
     * @return             {@code null} for an empty body
     * @throws IOException when the connection fails
     */
    StreamCache read(InputStream body, long length) throws IOException;

    /**
     * Checks whether a response with status 2xx has the content of the operation. The check comes before the end of the
     * call, so that a lookup can still find the objects that the request has created.
     *
     * @return the error of the response; {@code null} for no error, or for an error that only the route can see
     */
    default IOException flaw(ApiResponse response) {
        return null;
    }
}
