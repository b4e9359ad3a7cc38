package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.client.CallContext.BodyReader;
import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests of all endpoints with the same connection settings over one pool of connections. The component
 * uses a client for one start.
 */
final class SendcloudClient extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudClient.class);

    private final CamelContext context;
    private final ConnectionSettings settings;
    private final HttpClientFactory factory;
    private final CallExecutor executor;
    private final ScheduledExecutorService scheduler;
    private final CallsInFlight calls = new CallsInFlight();
    private final RouteCalls waiting;
    private final RetryLog retries;
    private final ActivityListener listener;
    /** The tokens in use. The references are weak, so that the token of a rotated key can be collected. */
    private final Set<ApiCredentials> tokens
            = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private HttpEndpoint apiEndpoint;
    private HttpEndpoint tokenEndpoint;
    private RequestSender sender;
    private ExecutorService tokenThreads;
    private volatile boolean closed;

    /**
     * @param executor  the threads that resume calls after a wait
     * @param scheduler the timer that ends the waits of calls
     * @param address   the address of the API, which decides only about the defaults of TLS
     * @param userAgent the value of the {@code User-Agent} header
     * @param listener  receives the events of the calls
     */
    SendcloudClient(
                    CamelContext context, ConnectionSettings settings, CallExecutor executor,
                    ScheduledExecutorService scheduler, String address, String userAgent, RetryLog retries,
                    ActivityListener listener) {
        this.context = context;
        this.waiting = new RouteCalls(context);
        this.executor = executor;
        this.scheduler = scheduler;
        this.settings = settings;
        this.retries = retries;
        this.listener = listener;
        this.factory = new HttpClientFactory(context, settings, address, userAgent);
    }

    /** The collections of the calls that wait. */
    RouteCalls waiting() {
        return waiting;
    }

    /**
     * The collection that has the calls of an exchange while the calls wait. The stop of the route or of the client
     * ends the calls.
     */
    WaitingCalls waiting(Exchange exchange) {
        return waiting.of(exchange);
    }

    /** @return false when the call must not wait, because the client or the route is stopped */
    boolean park(WaitingCalls.WaitingCall call, WaitingCalls calls) {
        // the call is added before the flag is read, so that either the stop sees this call or this call sees the stop
        waiting.add(calls);
        return calls.add(call) && !(closed && calls.remove(call));
    }

    /**
     * Sends a request once. The calling thread waits for the response.
     *
     * @param tracker receives a call just before each sending; {@code null} for no tracker
     */
    Attempt attempt(ApiRequest request, BodyReader reader, Transmission.SendTracker tracker) {
        return sender.attempt(request, reader, tracker);
    }

    /**
     * The token of an account, which is requested with the settings of this client. See {@link ApiCredentials#bearer}.
     */
    ApiCredentials tokens(Account account, String scope) {
        ApiCredentials credentials
                = ApiCredentials.bearer(account, scope, tokenClient(), scheduler, tokenThreads, settings.tokenTimeout(),
                        listener);
        tokens.add(credentials);
        return credentials;
    }

    /** The client is created on first use, since Basic authentication needs no tokens. */
    private synchronized HttpClient tokenClient() {
        if (tokenEndpoint == null) {
            try {
                tokenEndpoint = factory.tokenClient();
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
        }
        return tokenEndpoint.getHttpClient();
    }

    /** Returns the listener of the calls. */
    ActivityListener listener() {
        return listener;
    }

    /** Records that a failed attempt is followed by another attempt. */
    void retried(Operation operation, Attempt attempt, Duration delay) {
        retries.retried(operation, attempt, delay);
        listener.retried(operation, attempt.failure().tag());
    }

    CallExecutor executor() {
        return executor;
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** The number of requests in flight, from the sending to the end of the response. */
    int callsInFlight() {
        return calls.count();
    }

    /** Whether requests are in flight or calls wait. */
    boolean isBusy() {
        return calls.count() > 0 || !waiting.isEmpty();
    }

    @Override
    protected void doStart() throws Exception {
        apiEndpoint = factory.apiClient();
        sender = new RequestSender(apiEndpoint.getHttpClient(), executor, calls);
        // this pool has at most one thread for each account, and none when idle. The threads of the other pool may wait for tokens
        tokenThreads = context.getExecutorServiceManager().newCachedThreadPool(this, "SendcloudToken");
    }

    @Override
    protected void doStop() throws Exception {
        closed = true;
        waiting.end();
        int left = calls.close(settings.responseTimeout());
        if (left > 0) {
            LOG.warn("{} calls to Sendcloud have not ended after {} s: their connections are closed", left,
                    settings.responseTimeout().toSeconds());
        }
        // the managers stop before the connections are closed, so that a token request in flight ends with the right exception
        context.getExecutorServiceManager().shutdownNow(tokenThreads);
        ServiceHelper.stopService(apiEndpoint, tokenEndpoint, factory);
        // the stop of the pool does not end a token request during the connect
        synchronized (tokens) {
            tokens.forEach(ApiCredentials::stop);
        }
    }
}
