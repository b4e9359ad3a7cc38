package io.github.camelsendcloud.client;

/** Is told what came of a call. */
@FunctionalInterface
public interface Completion {

    /**
     * Must not throw.
     *
     * @param sync whether this is the thread that made the call, which has not returned from that yet
     */
    void done(CallResult result, boolean sync);
}
