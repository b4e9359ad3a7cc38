package io.github.camelsendcloud.internal.client;

/** Is told what came of a call. */
@FunctionalInterface
public interface CallCallback {

    /**
     * Must not throw.
     *
     * @param sync whether this is the thread that made the call, which has not returned from that yet
     */
    void done(CallResult result, boolean sync);
}
