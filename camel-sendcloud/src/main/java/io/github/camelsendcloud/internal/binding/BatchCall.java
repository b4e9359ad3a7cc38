package io.github.camelsendcloud.internal.binding;

import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.CallContext;
import io.github.camelsendcloud.internal.client.CallResult;
import io.github.camelsendcloud.internal.client.ClientLease;

/**
 * Requests that are made one after the other for one exchange. A request that Sendcloud refuses for what is in it does
 * not keep the others from being made; any other failure does, since it would be theirs as well. Of requests for
 * documents each failure does.
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
     * @param  otherwise run at the end when another thread gets there
     * @return           whether this thread has got to the end
     */
    boolean run(Runnable otherwise) {
        while (results.size() < requests.size() && !isStopped()) {
            if (!client.call(requests.get(results.size()), context, (result, sync) -> {
                results.add(result);
                if (!sync && run(otherwise)) {
                    otherwise.run();
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
        // of documents all or none are wanted
        return requests.get(0).operation().batch() == null ? !latest.success() : !isFinal(latest);
    }

    /** Whether Sendcloud has made up its mind about just this request. */
    static boolean isFinal(CallResult result) {
        if (result.success()) {
            // else it is the answer of something in between
            return ResponseContent.isJson(result.response().contentType());
        }
        int status = result.response() == null || result.thrown() != null ? 0 : result.response().status();
        return (status == 400 || status == 409 || status == 422) && !result.retryable() && !result.unknown();
    }

    /** What came of the requests that were made, in order. */
    List<CallResult> results() {
        return results;
    }
}
