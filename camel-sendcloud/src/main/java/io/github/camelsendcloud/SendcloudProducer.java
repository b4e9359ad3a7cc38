package io.github.camelsendcloud;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelsendcloud.auth.AccessToken;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes a call of an exchange. The thread that brings the exchange makes it, unless there is something to wait for
 * first: then the exchange waits without a thread and goes on with one of the component's.
 */
class SendcloudProducer extends DefaultAsyncProducer {

    SendcloudProducer(SendcloudEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public SendcloudEndpoint getEndpoint() {
        return (SendcloudEndpoint) super.getEndpoint();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        ApiRequest request;
        try {
            request = getEndpoint().requestBinding().bind(exchange, getEndpoint().credentials());
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        CompletableFuture<AccessToken> pending = request.credentials().pending();
        // a transaction belongs to its thread
        if (pending == null || pending.isDone() || exchange.isTransacted()) {
            call(request, exchange);
            callback.done(true);
            return true;
        }
        pending.whenComplete((token, failure) -> {
            try {
                getEndpoint().getComponent().executor().execute(() -> {
                    call(request.withAwaited(token), exchange);
                    callback.done(false);
                });
            } catch (RejectedExecutionException e) {
                exchange.setException(e);
                callback.done(false);
            }
        });
        return false;
    }

    private void call(ApiRequest request, Exchange exchange) {
        try (ApiResponse response = getEndpoint().client().execute(request)) {
            getEndpoint().responseBinding().bind(request, response, exchange, getEndpoint().client()::execute);
        } catch (Exception e) {
            exchange.setException(Failures.of(request, e));
        }
    }
}
