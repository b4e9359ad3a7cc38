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
 * The client, the credentials, the call policy and the bindings of one endpoint, and the calls that use them together.
 * Immutable. The door of this package: the producer calls with exchanges, the consumers call for themselves.
 */
public final class EndpointRuntime {

    private final EndpointBinding binding;
    private final SendcloudClient client;
    private final CallPolicy policy;
    private final ApiCredentials credentials;

    /** @param binding {@code null} when the endpoint names no resource of the API: then no exchange can be sent */
    public EndpointRuntime(EndpointBinding binding, SendcloudClient client, CallPolicy policy, ApiCredentials credentials) {
        this.binding = binding;
        this.client = client;
        this.policy = policy;
        this.credentials = credentials;
    }

    /** Makes the calls. */
    public SendcloudClient client() {
        return client;
    }

    /** The limits and retries of the calls. */
    public CallPolicy policy() {
        return policy;
    }

    /**
     * Ends an exchange that cannot be sent. The headers of an earlier call are removed.
     *
     * @return true: the callback has been called by this thread
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
     * @param  stopping whether the route of the waiting calls stops, or everything that the call needs
     * @return          whether the callback was called by this thread
     */
    public boolean call(Exchange exchange, Predicate<WaitingCalls> stopping, AsyncCallback callback) {
        BoundRequests requests;
        try {
            requests = binding.request().bind(exchange, credentials);
        } catch (Throwable e) {
            return refuse(exchange, e, callback);
        }
        // a transaction belongs to its thread
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
                // an error too: whoever waits for the exchange must not wait for ever
                fail(exchange, e, result, context.waiting(), stopping);
            }
            callback.done(sync);
        });
    }

    private static void fail(
            Exchange exchange, Throwable failure, CallResult result, WaitingCalls waiting, Predicate<WaitingCalls> stopping) {
        exchange.setException(failure);
        if (result.thrown() instanceof RejectedExecutionException && stopping.test(waiting)) {
            // as Camel does while it stops: a route that redelivers for ever would never stop
            exchange.getExchangeExtension().setRedeliveryExhausted(true);
        }
    }

    /** A page is fetched by the thread that iterates over the list. */
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

    /** The request of a list that a consumer asks for, from the headers of an exchange. */
    public ApiRequest request(Exchange exchange) {
        return binding.request().bind(exchange, credentials).get(0);
    }

    /**
     * Makes a call by the calling thread.
     *
     * @throws SendcloudOperationFailedException when the response is no success
     */
    public CallResult callAndWait(ApiRequest request, WaitingCalls waiting) throws SendcloudOperationFailedException {
        return success(request, client.callAndWait(request, blocking(waiting)));
    }

    /** The things of a list, page by page, from its first response on. Each is a {@link JsonNode}. */
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
     * Makes one call of the API for a consumer itself, by the calling thread.
     *
     * @param  options                           say how the address is understood
     * @param  address                           of the operation, with values
     * @param  exchange                          has the body of the request
     * @return                                   a missing node for a response without a body
     * @throws SendcloudOperationFailedException when the response is no success
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
                            // some of it is logged
                            response.redaction().apply(ResponseBinding.text(response.content())));
        } catch (IOException e) {
            throw Failures.unreadable(request, response, ResponseBinding.text(response.content()), e);
        }
    }

    /** The same client and bindings with other credentials, and without limits and retries. */
    public EndpointRuntime as(ApiCredentials other) {
        return new EndpointRuntime(binding, client, CallPolicy.NONE, other);
    }
}
