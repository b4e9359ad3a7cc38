package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.Feed;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import io.github.camelsendcloud.client.CallContext;
import io.github.camelsendcloud.client.CallResult;
import io.github.camelsendcloud.client.WaitingCalls;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.utils.DateUtils;

/** Asks Sendcloud for what has changed, page by page. The calling thread waits for the answers. */
final class ChangeList {

    /** What has been listed, of which nothing is told but the items. */
    record Head(ApiRequest request, CallResult result, Instant serverTime) {
    }

    private final SendcloudEndpoint endpoint;
    private final Operation operation;
    private final WaitingCalls waiting = new WaitingCalls();
    private volatile boolean closed;

    /** @param operation has a feed */
    ChangeList(SendcloudEndpoint endpoint, Operation operation) {
        this.endpoint = endpoint;
        this.operation = operation;
    }

    /** Lets calls wait, again. */
    void open() {
        closed = false;
        waiting.open();
    }

    /** Ends the calls that wait, and lets no more do so. */
    void close() {
        closed = true;
        waiting.close();
    }

    /** Whether calls may not wait. */
    boolean isClosed() {
        return closed;
    }

    /**
     * The time of the server.
     *
     * @throws SendcloudOperationFailedException when it does not answer
     */
    Instant serverTime() throws SendcloudOperationFailedException {
        // whatever is in the answer: the clock of this machine does but keep it short
        ApiRequest request = request(Instant.now());
        Instant time = date(call(request, context()).response());
        if (time == null) {
            throw new IllegalStateException(
                    operation + " was answered without the time of the server: set the option startFrom to a time");
        }
        return time;
    }

    /**
     * Lists what has changed.
     *
     * @param  bound                             the list has nothing from before, as far as it can express that
     * @param  items                             gets each item, in the order of the list; may get the same twice
     * @return                                   the time of the server when the list began; {@code null} when it does
     *                                           not tell
     * @throws SendcloudOperationFailedException when a page cannot be got
     */
    Head since(Instant bound, Consumer<ChangedItem> items) throws SendcloudOperationFailedException {
        ApiRequest request = request(bound);
        CallContext context = context();
        long begun = System.nanoTime();
        CallResult first = call(request, context);
        Instant date = date(first.response());
        // the list was made some time before its answer
        Instant serverTime = date == null ? null : date.minus(Duration.ofNanos(System.nanoTime() - begun));
        try {
            Pages.nodes(request, first.response(), page -> endpoint.client().callAndWait(page, context))
                    .forEachRemaining(node -> {
                        ChangedItem item = ChangedItem.of(
                                operation.feed(), (JsonNode) node, bound, serverTime == null ? bound : serverTime);
                        if (item != null) {
                            items.accept(item);
                        }
                    });
        } catch (RuntimeCamelException e) {
            if (e.getCause() instanceof SendcloudOperationFailedException failure) {
                throw failure;
            }
            throw e;
        }
        return new Head(request, first, serverTime);
    }

    private ApiRequest request(Instant bound) {
        Feed feed = operation.feed();
        Map<String, Object> query = new HashMap<>();
        if (bound.isAfter(Instant.EPOCH) || operation.query().get(feed.after()).required()) {
            query.put(feed.after(), feed.lower(bound));
        }
        if (feed.before() != null) {
            query.put(feed.before(), feed.upper());
        }
        Exchange carrier = endpoint.createExchange();
        carrier.getMessage().setHeader(SendcloudConstants.METHOD, operation.method().name());
        carrier.getMessage().setHeader(SendcloudConstants.QUERY, query);
        return endpoint.bindings().request().bind(carrier, endpoint.credentials()).get(0);
    }

    private CallContext context() {
        return new CallContext(endpoint.traffic(), waiting, Pages::read, true);
    }

    private CallResult call(ApiRequest request, CallContext context) throws SendcloudOperationFailedException {
        CallResult result = endpoint.client().callAndWait(request, context);
        if (!result.success()) {
            throw Failures.of(request, result);
        }
        return result;
    }

    private static Instant date(ApiResponse response) {
        String date = response.header("Date");
        return date == null ? null : DateUtils.parseStandardDate(date);
    }
}
