package io.github.camelsendcloud.internal.client;

/**
 * The part of the endpoint and of the exchange that a call needs.
 *
 * @param policy   the rate limits and the retries
 * @param waiting  the collection that has the call while the call waits
 * @param reader   the reader of the response
 * @param blocking whether the call stays on the thread that starts the call, for example because a transaction belongs
 *                 to the thread
 */
public record CallContext(CallPolicy policy, WaitingCalls waiting, BodyReader reader, boolean blocking) {

    /** The same context for a call that stays on its thread. */
    public CallContext toBlocking() {
        return new CallContext(policy, waiting, reader, true);
    }
}
