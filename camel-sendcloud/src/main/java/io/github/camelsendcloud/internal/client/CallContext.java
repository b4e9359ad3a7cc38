package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.StreamCache;

/**
 * The part of the endpoint and of the exchange that a call needs: where the call waits, how its response is read, and
 * on which thread. Safe for use by several threads.
 */
public final class CallContext {

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
         * Checks whether a response with status 2xx has the content of the operation. The check comes before the end of
         * the call, so that a lookup can still find the objects that the request has created.
         *
         * @return the error of the response; {@code null} for no error, or for an error that only the route can see
         */
        default IOException flaw(ApiResponse response) {
            return null;
        }
    }

    private final WaitingCalls waiting;
    private final BodyReader reader;
    private final boolean blocking;

    /**
     * @param waiting  has the call while the call waits
     * @param reader   reads the response
     * @param blocking whether the call stays on the thread that starts the call, for example because a transaction
     *                 belongs to the thread
     */
    CallContext(WaitingCalls waiting, BodyReader reader, boolean blocking) {
        this.waiting = waiting;
        this.reader = reader;
        this.blocking = blocking;
    }

    /** A context for calls without an exchange of a route, which stay on their thread. The context is open. */
    public static CallContext blocking(BodyReader reader) {
        return new CallContext(new WaitingCalls(), reader, true);
    }

    /** The same context for a call that stays on its thread. */
    public CallContext toBlocking() {
        return new CallContext(waiting, reader, true);
    }

    /** Whether calls may wait. */
    public boolean isOpen() {
        return waiting.isOpen();
    }

    /** Lets calls wait. */
    public void open() {
        waiting.open();
    }

    /** Ends the waiting calls. Afterwards no call may wait. */
    public void close() {
        waiting.close();
    }

    WaitingCalls waiting() {
        return waiting;
    }

    BodyReader reader() {
        return reader;
    }

    boolean isBlocking() {
        return blocking;
    }
}
