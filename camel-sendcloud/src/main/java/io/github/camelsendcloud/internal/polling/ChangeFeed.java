package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.ChangeQuery;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallContext;
import io.github.camelsendcloud.internal.client.CallResult;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.utils.DateUtils;

/** Requests the list of changed items from Sendcloud, page by page. The calling thread waits for the responses. */
final class ChangeFeed {

    /**
     * The facts about a list besides its items.
     *
     * @param request    the request of the first page
     * @param result     the result of that request
     * @param serverTime the server's time when the list began, or an earlier time; {@code null} when unknown
     * @param complete   the list contains all changes up to this time; {@code null} when the time is unknown
     */
    record ListHead(ApiRequest request, CallResult result, Instant serverTime, Instant complete) {
    }

    private final Supplier<EndpointRuntime> runtime;
    private final Supplier<Exchange> exchanges;
    private final Operation operation;
    private final LongSupplier nanoTime;
    private final DateCheck dates;
    private final ReachedTime reached = new ReachedTime();
    private final CallContext context = EndpointRuntime.context();
    private volatile boolean closed;

    /**
     * @param runtime   gives the current runtime
     * @param exchanges creates exchanges of the endpoint
     * @param operation lists changed items
     * @param nanoTime  the monotonic clock, in nanoseconds
     */
    ChangeFeed(
               Supplier<EndpointRuntime> runtime, Supplier<Exchange> exchanges, Operation operation, LongSupplier nanoTime) {
        this.runtime = runtime;
        this.exchanges = exchanges;
        this.operation = operation;
        this.nanoTime = nanoTime;
        this.dates = new DateCheck(operation.toString());
    }

    /** Allows calls to wait. */
    void open() {
        closed = false;
        context.open();
    }

    /** Ends the calls that wait. No call may wait until the feed is opened again. */
    void close() {
        closed = true;
        context.close();
    }

    /** Whether no call may wait. */
    boolean isClosed() {
        return closed;
    }

    /**
     * Requests the time of the server.
     *
     * @return                                   never {@code null}
     * @throws SendcloudOperationFailedException when the call fails
     * @throws IllegalStateException             when the response has no {@code Date} header
     */
    Instant serverTime() throws SendcloudOperationFailedException {
        // only the header of the response is used: a recent time by the local clock keeps the list short
        ApiRequest request = request(Instant.now());
        long begun = nanoTime.getAsLong();
        Instant time = date(runtime.get().callAndWait(request, context).response());
        dates.check(time, begun, nanoTime.getAsLong());
        if (time == null) {
            throw new IllegalStateException(
                    "The response of " + operation + " has no Date header with the time of the server: set the option startFrom"
                                            + " to a time");
        }
        return time;
    }

    /**
     * Lists the changed items.
     *
     * @param  watermark                         the list is requested from this time
     * @param  items                             receives each item in the order of the list, an item possibly twice
     * @throws SendcloudOperationFailedException when the call for a page fails
     */
    ListHead since(Instant watermark, Consumer<ChangedItem> items) throws SendcloudOperationFailedException {
        ApiRequest request = request(watermark);
        long begun = nanoTime.getAsLong();
        EndpointRuntime current = runtime.get();
        CallResult first = current.callAndWait(request, context);
        Instant serverTime = dates.check(date(first.response()), begun, nanoTime.getAsLong());
        ListReading reading = new ListReading(operation.changeQuery(), watermark, serverTime, reached, nanoTime, begun);
        try {
            current.items(request, first, context)
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
        return new ListHead(request, first, serverTime, reading.end());
    }

    private ApiRequest request(Instant from) {
        ChangeQuery changeQuery = operation.changeQuery();
        Map<String, Object> query = new HashMap<>();
        if (from.isAfter(Instant.EPOCH) || operation.query().get(changeQuery.after()).required()) {
            query.put(changeQuery.after(), changeQuery.lowerBound(from));
        }
        if (changeQuery.before() != null) {
            query.put(changeQuery.before(), changeQuery.upperBound());
        }
        Exchange carrier = exchanges.get();
        carrier.getMessage().setHeader(SendcloudConstants.METHOD, operation.method().name());
        carrier.getMessage().setHeader(SendcloudConstants.QUERY, query);
        return runtime.get().request(carrier);
    }

    private static Instant date(ApiResponse response) {
        String date = response.header("Date");
        return date == null ? null : DateUtils.parseStandardDate(date);
    }
}
