package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.ChangeQuery;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallResult;
import io.github.camelsendcloud.internal.client.WaitingCalls;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.utils.DateUtils;

/** Asks Sendcloud for what has changed, page by page. The calling thread waits for the answers. */
final class ChangeFeed {

    /**
     * What has been listed, of which nothing is told but the items.
     *
     * @param serverTime when the list began, or earlier; {@code null} when the server does not tell
     * @param complete   the list has everything up to that time; {@code null} when nothing tells
     */
    record Head(ApiRequest request, CallResult result, Instant serverTime, Instant complete) {
    }

    private final ChangePoller.Host host;
    private final Operation operation;
    private final LongSupplier nanoTime;
    private final DateCheck dates;
    private final ReachedTime reached = new ReachedTime();
    private final WaitingCalls waiting = new WaitingCalls();
    private volatile boolean closed;

    /**
     * @param operation has a feed
     * @param nanoTime  the monotonic clock
     */
    public ChangeFeed(ChangePoller.Host host, Operation operation, LongSupplier nanoTime) {
        this.host = host;
        this.operation = operation;
        this.nanoTime = nanoTime;
        this.dates = new DateCheck(operation.toString());
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
        long begun = nanoTime.getAsLong();
        Instant time = date(host.runtime().callAndWait(request, waiting).response());
        dates.check(time, begun, nanoTime.getAsLong());
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
     * @throws SendcloudOperationFailedException when a page cannot be got
     */
    Head since(Instant bound, Consumer<ChangedItem> items) throws SendcloudOperationFailedException {
        ApiRequest request = request(bound);
        long begun = nanoTime.getAsLong();
        EndpointRuntime runtime = host.runtime();
        CallResult first = runtime.callAndWait(request, waiting);
        Instant serverTime = dates.check(date(first.response()), begun, nanoTime.getAsLong());
        ListReading reading = new ListReading(operation.changeQuery(), bound, serverTime, reached, nanoTime, begun);
        try {
            runtime.items(request, first.response(), waiting)
                    .forEachRemaining(node -> {
                        ChangedItem item = reading.read((JsonNode) node);
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
        return new Head(request, first, serverTime, reading.end());
    }

    private ApiRequest request(Instant bound) {
        ChangeQuery feed = operation.changeQuery();
        Map<String, Object> query = new HashMap<>();
        if (bound.isAfter(Instant.EPOCH) || operation.query().get(feed.after()).required()) {
            query.put(feed.after(), feed.lowerBound(bound));
        }
        if (feed.before() != null) {
            query.put(feed.before(), feed.upperBound());
        }
        Exchange carrier = host.createExchange();
        carrier.getMessage().setHeader(SendcloudConstants.METHOD, operation.method().name());
        carrier.getMessage().setHeader(SendcloudConstants.QUERY, query);
        return host.runtime().request(carrier);
    }

    private static Instant date(ApiResponse response) {
        String date = response.header("Date");
        return date == null ? null : DateUtils.parseStandardDate(date);
    }
}
