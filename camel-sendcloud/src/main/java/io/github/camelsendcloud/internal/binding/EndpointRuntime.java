package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudPartialFailureException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallContext;
import io.github.camelsendcloud.internal.client.CallResult;
import io.github.camelsendcloud.internal.client.ClientLease;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Makes the calls of one endpoint with the client and the bindings of the endpoint. Instances are immutable. This class
 * is the door of the package: a producer calls with an exchange of a route, a consumer calls on its own account.
 */
public final class EndpointRuntime {

    private final EndpointBinding binding;
    private final ClientLease client;

    /**
     * @param binding {@code null} when the endpoint names no resource of the API: such an endpoint cannot send an
     *                exchange
     * @param client  makes the calls
     */
    public EndpointRuntime(EndpointBinding binding, ClientLease client) {
        this.binding = binding;
        this.client = client;
    }

    /** The current state of a limit; all numbers are 0 for no limit. */
    public LimitStatus status(LimitClass limit) {
        return client.status(limit);
    }

    /**
     * Ends an exchange that cannot be sent, and removes the headers of an earlier call.
     *
     * @return true: this thread has called the callback
     */
    public static boolean refuse(Exchange exchange, Throwable failure, AsyncCallback callback) {
        clear(exchange);
        exchange.setException(failure);
        callback.done(true);
        return true;
    }

    /** Removes the headers of an earlier call. */
    public static void clear(Exchange exchange) {
        CallHeaders.clear(exchange);
    }

    /**
     * Binds an exchange to requests, makes the calls, and binds the responses or the failure to the exchange.
     *
     * @param  stopping decides whether the component or the Camel context stops
     * @return          whether this thread called the callback
     */
    public boolean call(Exchange exchange, BooleanSupplier stopping, AsyncCallback callback) {
        BoundRequests requests;
        try {
            requests = binding.request().bind(exchange, client.credentials());
        } catch (Throwable e) {
            return refuse(exchange, e, callback);
        }
        CallContext context
                = client.context(exchange, binding.response().reader(requests.get(0).operation(), exchange));
        if (requests.items() > 0) {
            client.listener().batchSent(requests.get(0).operation(), requests.items());
        }
        return requests.joined()
                ? callAll(requests.all(), context, exchange, stopping, callback)
                : callOne(requests.get(0), context, exchange, stopping, callback);
    }

    private boolean callOne(
            ApiRequest request, CallContext context, Exchange exchange, BooleanSupplier stopping,
            AsyncCallback callback) {
        return client.call(request, context, (result, sync) -> {
            try {
                binding.response().bind(request, result, exchange, page -> fetch(page, context));
            } catch (Throwable e) {
                // an Error too: without the callback a waiting caller would wait for ever
                fail(exchange, e, result, context, stopping);
                watch(request.operation(), List.of(result), e);
            }
            callback.done(sync);
        });
    }

    /** Reports a failure to the listener, if a call of the exchange has succeeded. */
    private void watch(Operation operation, List<CallResult> results, Throwable failure) {
        if (results.stream().anyMatch(CallResult::success)) {
            client.listener().responseFailed(
                    operation, failure instanceof SendcloudPartialFailureException
                            ? "partial_failure"
                            : failure instanceof SendcloudReferenceConflictException ? "reference_conflict" : "unreadable");
        }
    }

    private static void fail(
            Exchange exchange, Throwable failure, CallResult result, CallContext context, BooleanSupplier stopping) {
        exchange.setException(failure);
        if (result.thrown() instanceof RejectedExecutionException && (!context.isOpen() || stopping.getAsBoolean())) {
            // Camel itself does the same during a stop, since a route that redelivers for ever would never stop
            exchange.getExchangeExtension().setRedeliveryExhausted(true);
        }
    }

    /** The thread that iterates over the list fetches a page. */
    private CallResult fetch(ApiRequest page, CallContext context) {
        return client.callAndWait(page, context.toBlocking());
    }

    private boolean callAll(
            List<ApiRequest> requests, CallContext context, Exchange exchange, BooleanSupplier stopping,
            AsyncCallback callback) {
        BatchCall batch = new BatchCall(client, requests, context);
        Runnable bind = () -> {
            try {
                binding.batch().bind(requests, batch.results(), exchange);
            } catch (Throwable e) {
                fail(exchange, e, batch.results().get(batch.results().size() - 1), context, stopping);
                watch(requests.get(0).operation(), batch.results(), e);
            }
        };
        boolean sync = batch.run(() -> {
            bind.run();
            callback.done(false);
        });
        if (sync) {
            bind.run();
            callback.done(true);
        }
        return sync;
    }

    /** The request for the list of a consumer, bound from the headers of an exchange. */
    public ApiRequest request(Exchange exchange) {
        return binding.request().bind(exchange, client.credentials()).get(0);
    }

    /**
     * Makes a call in the calling thread.
     *
     * @param  context                           see {@link #context()}
     * @throws SendcloudOperationFailedException when the call fails
     */
    public CallResult callAndWait(ApiRequest request, CallContext context) throws SendcloudOperationFailedException {
        return success(request, client.callAndWait(request, context));
    }

    /** The items of a list, page by page, from the first response on. Each item is a {@link JsonNode}. */
    public Iterator<?> items(ApiRequest request, CallResult first, CallContext context)
            throws SendcloudOperationFailedException {
        return Pager.nodes(request, first, page -> client.callAndWait(page, context));
    }

    /**
     * The same runtime with shorter waits.
     *
     * @param longest the longest wait for a retry or for the end of a pause; a shorter option maxRetryAfter counts
     */
    public EndpointRuntime waitingAtMost(Duration longest) {
        return new EndpointRuntime(binding, client.waitingAtMost(longest));
    }

    /** A context for the calls of a consumer on its own account, which stay on their thread. */
    public static CallContext context() {
        return CallContext.blocking(Pager::read);
    }

    private static CallResult success(ApiRequest request, CallResult result) throws SendcloudOperationFailedException {
        if (!result.success()) {
            throw Failures.of(request, result);
        }
        return result;
    }

    /** Sets the headers of a response on the message of an exchange. */
    public void head(ApiRequest request, CallResult result, Exchange exchange) {
        binding.response().head(request, result, exchange);
    }

    /**
     * Makes one call of the API in the calling thread, for a consumer.
     *
     * @param  configuration                     the options of the endpoint
     * @param  method                            the method of an operation of version 3 of the API
     * @param  address                           the address of the operation, with the values of its path parameters
     * @param  exchange                          the exchange with the body of the request
     * @return                                   a missing node for a response without a body
     * @throws SendcloudOperationFailedException when the call fails, or the response is no JSON
     */
    public JsonNode callForJson(
            SendcloudConfiguration configuration, HttpMethod method, String address, Exchange exchange)
            throws SendcloudOperationFailedException {
        SendcloudConfiguration options = configuration.copy();
        options.setMethod(method.name());
        options.setApiVersion("v3");
        options.setStrict(true);
        options.setAccept(null);
        options.setFetchAll(false);
        options.setPageSize(null);
        ApiRequest request = new RequestBinding(options, EndpointBinding.resource(address, options), null, null)
                .bind(exchange, client.credentials()).get(0);
        CallResult result = success(request, client.callAndWait(request, CallContext.blocking(
                (content, length) -> ResponseContent.read(content, length, exchange))));
        ApiResponse response = result.response();
        try {
            return response.content() == null
                    ? MissingNode.getInstance() : Json.MAPPER.readTree(
                            // callers log parts of the response
                            response.redaction().apply(ResponseContent.text(response.content())));
        } catch (IOException e) {
            throw Failures.unreadable(request, result, ResponseContent.text(response.content()), e);
        }
    }
}
