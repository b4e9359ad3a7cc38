package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallContext;
import io.github.camelsendcloud.internal.client.CallPolicy;
import io.github.camelsendcloud.internal.client.CallResult;
import io.github.camelsendcloud.internal.client.SendcloudClient;
import io.github.camelsendcloud.internal.client.WaitingCalls;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Makes the calls of one endpoint with the client, the credentials, the call policy and the bindings of the endpoint.
 * Instances are immutable. This class is the door of the package: a producer calls with an exchange of a route, a consumer calls on
 * its own account.
 */
public final class EndpointRuntime {

    private final EndpointBinding binding;
    private final SendcloudClient client;
    private final CallPolicy policy;
    private final ApiCredentials credentials;

    /**
     * @param binding {@code null} when the endpoint names no resource of the API: such an endpoint cannot send an
     *                exchange
     */
    public EndpointRuntime(EndpointBinding binding, SendcloudClient client, CallPolicy policy, ApiCredentials credentials) {
        this.binding = binding;
        this.client = client;
        this.policy = policy;
        this.credentials = credentials;
    }

    /** The client that makes the calls. */
    public SendcloudClient client() {
        return client;
    }

    /** The limits and retries of the calls. */
    public CallPolicy policy() {
        return policy;
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
     * @param  stopping decides whether the route of the waiting calls, the component or the Camel context stops
     * @return          whether this thread called the callback
     */
    public boolean call(Exchange exchange, Predicate<WaitingCalls> stopping, AsyncCallback callback) {
        BoundRequests requests;
        try {
            requests = binding.request().bind(exchange, credentials);
        } catch (Throwable e) {
            return refuse(exchange, e, callback);
        }
        // a transacted exchange blocks: a transaction belongs to its thread
        CallContext context = new CallContext(
                policy, client.waiting(exchange), binding.response().reader(requests.get(0).operation(), exchange),
                exchange.isTransacted());
        return requests.joined()
                ? callAll(requests.all(), context, exchange, stopping, callback)
                : callOne(requests.get(0), context, exchange, stopping, callback);
    }

    private boolean callOne(
            ApiRequest request, CallContext context, Exchange exchange, Predicate<WaitingCalls> stopping,
            AsyncCallback callback) {
        return client.call(request, context, (result, sync) -> {
            try {
                binding.response().bind(request, result, exchange, page -> fetch(page, context));
            } catch (Throwable e) {
                // an Error too: without the callback a waiting caller would wait for ever
                fail(exchange, e, result, context.waiting(), stopping);
            }
            callback.done(sync);
        });
    }

    private static void fail(
            Exchange exchange, Throwable failure, CallResult result, WaitingCalls waiting, Predicate<WaitingCalls> stopping) {
        exchange.setException(failure);
        if (result.thrown() instanceof RejectedExecutionException && stopping.test(waiting)) {
            // Camel itself does the same during a stop, since a route that redelivers for ever would never stop
            exchange.getExchangeExtension().setRedeliveryExhausted(true);
        }
    }

    /** The thread that iterates over the list fetches a page. */
    private CallResult fetch(ApiRequest page, CallContext context) {
        return client.callAndWait(page, context.toBlocking());
    }

    private boolean callAll(
            List<ApiRequest> requests, CallContext context, Exchange exchange, Predicate<WaitingCalls> stopping,
            AsyncCallback callback) {
        BatchCall batch = new BatchCall(client, requests, context);
        Runnable bind = () -> {
            try {
                binding.batch().bind(requests, batch.results(), exchange);
            } catch (Throwable e) {
                fail(exchange, e, batch.results().get(batch.results().size() - 1), context.waiting(), stopping);
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
        return binding.request().bind(exchange, credentials).get(0);
    }

    /**
     * Makes a call in the calling thread.
     *
     * @throws SendcloudOperationFailedException when the call fails
     */
    public CallResult callAndWait(ApiRequest request, WaitingCalls waiting) throws SendcloudOperationFailedException {
        return success(request, client.callAndWait(request, blocking(waiting)));
    }

    /** The items of a list, page by page, from the first response on. Each item is a {@link JsonNode}. */
    public Iterator<?> items(ApiRequest request, ApiResponse first, WaitingCalls waiting)
            throws SendcloudOperationFailedException {
        CallContext context = blocking(waiting);
        return Pager.nodes(request, first, page -> client.callAndWait(page, context));
    }

    private CallContext blocking(WaitingCalls waiting) {
        return new CallContext(policy, waiting, Pager::read, true);
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
     * @param  options                           the options that the address is resolved with
     * @param  address                           the address of the operation, with the values of its path parameters
     * @param  exchange                          the exchange with the body of the request
     * @return                                   a missing node for a response without a body
     * @throws SendcloudOperationFailedException when the call fails, or the response is no JSON
     */
    public JsonNode callForJson(SendcloudConfiguration options, String address, Exchange exchange)
            throws SendcloudOperationFailedException {
        ApiRequest request = new RequestBinding(options, EndpointBinding.resource(address, options), null, null)
                .bind(exchange, credentials).get(0);
        WaitingCalls waiting = new WaitingCalls();
        waiting.open();
        ApiResponse response = success(request, client.callAndWait(request, new CallContext(
                policy, waiting, (content, length) -> ResponseBinding.read(content, length, exchange), true))).response();
        try {
            return response.content() == null
                    ? MissingNode.getInstance() : Json.MAPPER.readTree(
                            // callers log parts of the response
                            response.redaction().apply(ResponseBinding.text(response.content())));
        } catch (IOException e) {
            throw Failures.unreadable(request, response, ResponseBinding.text(response.content()), e);
        }
    }

    /** Creates a runtime with the same client and bindings, with other credentials, and without limits and retries. */
    public EndpointRuntime as(ApiCredentials other) {
        return new EndpointRuntime(binding, client, CallPolicy.NONE, other);
    }
}
