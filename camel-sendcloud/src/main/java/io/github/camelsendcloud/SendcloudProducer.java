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
 * Makes the calls of exchanges. The thread that brings an exchange makes its call, unless there is something to wait
 * for: then the exchange waits without a thread, and goes on with one of the component's.
 */
class SendcloudProducer extends DefaultAsyncProducer {

    private final RuntimeUsers users;
    /** Whether the address has a slash at its end, where a value may have been meant to follow. */
    private final boolean endsWithSlash;
    /** Whether the producer itself keeps the runtime of the endpoint open. Guarded by this object. */
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
     * A call before the start of the producer, or after the endpoint was stopped. Camel starts neither an endpoint nor
     * a producer that is first used while the context stops. Camel stops an endpoint that it evicts from a cache,
     * although other routes may use the endpoint, and may stop a producer which another thread is just about to use.
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
            runtime = users.runtime();
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

    /**
     * A recipient list and a routing slip make addresses of values: a value that comes to nothing leaves a slash at the
     * end, and the address of a list.
     */
    private void requireFixedAddress(Exchange exchange) {
        String address = getEndpoint().getEndpointUri();
        if (address.equals(exchange.getProperty(ExchangePropertyKey.RECIPIENT_LIST_ENDPOINT, String.class))
                || address.equals(exchange.getProperty(ExchangePropertyKey.SLIP_ENDPOINT, String.class))) {
            throw new IllegalArgumentException(
                    "The address " + URISupport.sanitizeUri(URISupport.stripQuery(address))
                                               + " ends with a slash: a value of it is empty. If none is, leave the slash out");
        }
    }

    /** Whether all that the calls need stops. */
    private boolean isEnding() {
        return !users.isComponentStarted() || getEndpoint().getCamelContext().isStopping();
    }

    @Override
    protected void doStop() throws Exception {
        // a producer that drops out of a cache may be in use: its calls end by themselves, or with their route
        synchronized (this) {
            if (user) {
                user = false;
                users.leave();
            }
        }
        super.doStop();
    }
}
