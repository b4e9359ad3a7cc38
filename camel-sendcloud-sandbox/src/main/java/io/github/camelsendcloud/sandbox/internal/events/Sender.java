package io.github.camelsendcloud.sandbox.internal.events;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends the body of a delivery to a receiver, with retries. */
public interface Sender {

    /** Sends a body. Returns the status of the first response; 0 for none. */
    CompletableFuture<Integer> deliver(String url, byte[] body, Map<String, String> headers);
}
