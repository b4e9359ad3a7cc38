package io.github.camelsendcloud.internal.client;

/** Receives the result of a call. */
@FunctionalInterface
public interface CallCallback {

    /**
     * Called once for each call. Must not throw an exception.
     *
     * @param sync whether the calling thread is the thread that has started the call, and the start has not returned
     *             yet
     */
    void done(CallResult result, boolean sync);
}
