package io.github.camelsendcloud.internal.client;

/**
 * What a call needs of the endpoint and the exchange that it is made for.
 *
 * @param policy  limits and repetitions
 * @param waiting  where it is while it waits
 * @param reader   reads its answer
 * @param blocking whether it stays on the thread that makes it, such as one that a transaction belongs to
 */
public record CallContext(CallPolicy policy, WaitingCalls waiting, BodyReader reader, boolean blocking) {

    /** The same for a call that stays on its thread. */
    public CallContext toBlocking() {
        return new CallContext(policy, waiting, reader, true);
    }
}
