package io.github.camelsendcloud.internal.binding;

import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.CallContext;
import io.github.camelsendcloud.internal.client.CallResult;
import io.github.camelsendcloud.internal.client.ClientLease;

/**
 * Sends the requests of one exchange, one after the other. If Sendcloud rejects the content of a request, the next
 * requests are still sent. Any other failure ends the batch, since the next requests would fail for the same reason.
 * For documents, each failure ends the batch.
 */
final class BatchCall {

    private final ClientLease client;
    private final List<ApiRequest> requests;
    private final CallContext context;
    private final List<CallResult> results = new ArrayList<>();

    BatchCall(ClientLease client, List<ApiRequest> requests, CallContext context) {
        this.client = client;
        this.requests = requests;
        this.context = context;
    }

    /**
     * Sends the requests that were not sent yet.
     *
     * @param  onOtherThread runs at the end of the batch, if another thread reaches the end
     * @return               whether this thread has reached the end
     */
    boolean run(Runnable onOtherThread) {
        while (results.size() < requests.size() && !isStopped()) {
            if (!client.call(requests.get(results.size()), context, (result, sync) -> {
                results.add(result);
                if (!sync && run(onOtherThread)) {
                    onOtherThread.run();
                }
            })) {
                return false;
            }
        }
        return true;
    }

    private boolean isStopped() {
        if (results.isEmpty()) {
            return false;
        }
        CallResult latest = results.get(results.size() - 1);
        // a part of the documents is of no use
        return requests.get(0).operation().batch() == null ? !latest.success() : !isFinal(latest);
    }

    /**
     * Whether the result is Sendcloud's decision about the content of this request. Such a result says nothing about
     * other requests.
     */
    static boolean isFinal(CallResult result) {
        if (result.success()) {
            // a response in another format comes from a proxy or a gateway, not from Sendcloud
            return ResponseContent.isJson(result.response().contentType());
        }
        int status = result.response() == null || result.thrown() != null ? 0 : result.response().status();
        return (status == 400 || status == 409 || status == 422) && !result.retryable() && !result.unknown();
    }

    /** The results of the requests that were sent, in order. */
    List<CallResult> results() {
        return results;
    }
}
