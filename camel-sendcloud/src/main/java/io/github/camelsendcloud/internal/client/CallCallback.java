package io.github.camelsendcloud.internal.client;

/** Receives the result of a call. */
@FunctionalInterface
public interface CallCallback {

    /**
     * Receives the result. The client calls this method once for each call. This method must not throw an exception.
     *
     * @param sync whether the calling thread is the thread that has started the call, and the start has not returned
     *             yet
     */
    void done(CallResult result, boolean sync);
}
