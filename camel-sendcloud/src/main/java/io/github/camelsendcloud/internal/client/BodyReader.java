package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.StreamCache;

/** Takes the body of a successful response off the wire. */
@FunctionalInterface
public interface BodyReader {

    /**
     * Reads it to its end.
     *
     * @param  length      in bytes; -1 when it is not known
     * @return             {@code null} when there is nothing
     * @throws IOException from the stream
     */
    StreamCache read(InputStream body, long length) throws IOException;

    /**
     * What is wrong with a response of status 2xx that has been read: it lacks what the operation answers with. Asked
     * before the call ends, so that it can still be looked for what the request has made.
     *
     * @return {@code null} for nothing, also when that is found out later
     */
    default IOException flaw(ApiResponse response) {
        return null;
    }
}
