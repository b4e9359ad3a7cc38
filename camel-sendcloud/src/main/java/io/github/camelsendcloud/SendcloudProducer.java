package io.github.camelsendcloud;

import java.util.concurrent.RejectedExecutionException;

import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;

/**
 * Makes the calls of exchanges. The calling thread makes the call when the call needs no wait. Otherwise the exchange
 * waits without a thread, and a thread of the component continues the exchange.
 */
class SendcloudProducer extends DefaultAsyncProducer {

    private final RuntimeUsers users;
    /** Whether the address ends with a slash, after which a value may be missing. */
    private final boolean endsWithSlash;
    /** Whether the producer itself is a user of the runtime of the endpoint. Guarded by the monitor of this object. */
    private boolean user;

    /** @param users the users of the runtime of the endpoint */
    SendcloudProducer(Endpoint endpoint, RuntimeUsers users) {
        super(endpoint);
        this.users = users;
        endsWithSlash = URISupport.stripQuery(endpoint.getEndpointUri()).endsWith("/");
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return isUnstarted() || users.isIdle() ? late(exchange, callback) : send(exchange, callback);
    }

    /**
     * Makes a call before the start of the producer, or after the stop of the endpoint. While the context stops, Camel
     * does not start an endpoint or a producer at its first use. Camel stops an endpoint that the cache evicts,
     * although other routes may use the endpoint. Camel may also stop a producer that another thread is about to use.
     */
    private boolean late(Exchange exchange, AsyncCallback callback) {
        boolean kept;
        try {
            if (isUnstarted() && users.isComponentStarted()) {
                ServiceHelper.startService(this);
            }
            if (!users.isIdle()) {
                return send(exchange, callback);
            }
            users.enter();
            synchronized (this) {
                kept = isStarted() && !user;
                user |= kept;
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        return kept ? send(exchange, callback) : send(exchange, sync -> {
            users.leave();
            callback.done(sync);
        });
    }

    private boolean isUnstarted() {
        return isNew() || isInit();
    }

    private boolean send(Exchange exchange, AsyncCallback callback) {
        EndpointRuntime runtime;
        try {
            runtime = runtime(exchange);
            if (runtime == null) {
                throw new RejectedExecutionException(getEndpoint() + " cannot be called: its component is stopped");
            }
            if (endsWithSlash) {
                requireFixedAddress(exchange);
            }
        } catch (Throwable e) {
            return EndpointRuntime.refuse(exchange, e, callback);
        }
        return runtime.call(exchange, this::isEnding, callback);
    }

    /** The runtime for the account of a message. The option account takes precedence over the header. */
    private EndpointRuntime runtime(Exchange exchange) {
        Object account = exchange.getMessage().getHeader(SendcloudConstants.ACCOUNT);
        if (account == null || users.hasFixedAccount()) {
            if (!users.hasAccount()) {
                throw new IllegalArgumentException(
                        "Header " + SendcloudConstants.ACCOUNT
                                                   + " is missing: the endpoint has neither keys nor option account, so"
                                                   + " that each message must name an account of option accounts");
            }
            return users.runtime();
        }
        if (!(account instanceof String name)) {
            throw new IllegalArgumentException(
                    "Header " + SendcloudConstants.ACCOUNT + " must be a text: the name of an account of option accounts");
        }
        return users.runtime(name);
    }

    /**
     * Rejects a dynamic address that ends with a slash. A recipient list and a routing slip build addresses from
     * values. An empty value leaves a slash at the end, and the address then means a list.
     */
    private void requireFixedAddress(Exchange exchange) {
        String address = getEndpoint().getEndpointUri();
        if (address.equals(exchange.getProperty(ExchangePropertyKey.RECIPIENT_LIST_ENDPOINT, String.class))
                || address.equals(exchange.getProperty(ExchangePropertyKey.SLIP_ENDPOINT, String.class))) {
            throw new IllegalArgumentException(
                    "The address " + URISupport.sanitizeUri(URISupport.stripQuery(address))
                                               + " ends with a slash: a value in the address is empty."
                                               + " If no value is empty, remove the slash");
        }
    }

    /** Whether a call must not wait any longer: the component or the context stops. */
    private boolean isEnding() {
        return !users.isComponentStarted() || getEndpoint().getCamelContext().isStopping();
    }

    @Override
    protected void doStop() throws Exception {
        // a producer that the cache evicts may be in use: its calls end by themselves or with their route
        synchronized (this) {
            if (user) {
                user = false;
                users.leave();
            }
        }
        super.doStop();
    }
}
