package io.github.camelsendcloud.client;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.StreamCache;

/** Takes the body of a successful answer off the wire. */
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
}
