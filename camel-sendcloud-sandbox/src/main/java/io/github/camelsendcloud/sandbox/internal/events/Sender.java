package io.github.camelsendcloud.sandbox.internal.events;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends the body of a delivery to a receiver, with retries. */
public interface Sender {

    /**
     * Sends a body.
     *
     * @param  integration the id of the account's integration
     * @param  about       the id of the parcel that the delivery is about; null for none
     * @return             the status of the first response; 0 for none
     */
    CompletableFuture<Integer> deliver(long integration, Object about, String url, byte[] body, Map<String, String> headers);
}
