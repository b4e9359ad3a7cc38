package io.github.camelsendcloud.internal.client;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.TokenCache;
import io.github.camelsendcloud.internal.auth.TokenManager;
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
 * Makes the calls of all endpoints with the same connection settings over one pool of connections. The component uses a
 * client for one start.
 */
public final class SendcloudClient extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudClient.class);

    private final CamelContext context;
    private final ConnectionSettings settings;
    private final HttpClientFactory factory;
    private final CallExecutor threads;
    private final ScheduledExecutorService scheduler;
    private final CallsInFlight calls = new CallsInFlight();
    private final RouteCalls waiting;
    /** The token managers in use. The references are weak, so that the manager of a rotated key can be collected. */
    private final Set<TokenManager> managers
            = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private HttpEndpoint apiEndpoint;
    private HttpEndpoint tokenEndpoint;
    private RequestSender sender;
    private ExecutorService tokenThreads;
    private volatile boolean closed;

    /**
     * @param threads   the threads that resume calls after a wait
     * @param scheduler the timer that ends the waits of calls
     * @param address   the address of the API, which decides only about the defaults of TLS
     * @param userAgent the value of the {@code User-Agent} header
     */
    public SendcloudClient(
                           CamelContext context, ConnectionSettings settings, CallExecutor threads,
                           ScheduledExecutorService scheduler, String address, String userAgent) {
        this.context = context;
        this.waiting = new RouteCalls(context);
        this.threads = threads;
        this.scheduler = scheduler;
        this.settings = settings;
        this.factory = new HttpClientFactory(context, settings, address, userAgent);
    }

    /**
     * Makes a call, with retries.
     *
     * @param  callback receives the result in the calling thread before this method returns, or later in another thread
     * @return          whether the calling thread has called the callback
     */
    public boolean call(ApiRequest request, CallContext callContext, CallCallback callback) {
        return new Call(this, request, callContext, System.nanoTime(), callback).run();
    }

    /**
     * Makes a call, with retries. The calling thread waits for the result.
     *
     * @param callContext the context of a blocking call
     */
    public CallResult callAndWait(ApiRequest request, CallContext callContext) {
        CallResult[] result = new CallResult[1];
        call(request, callContext, (done, sync) -> result[0] = done);
        return result[0];
    }

    /** The collections of the calls that wait. */
    RouteCalls waiting() {
        return waiting;
    }

    /**
     * The collection that has the calls of an exchange while the calls wait. The stop of the route or of the client
     * ends the calls.
     */
    public WaitingCalls waiting(Exchange exchange) {
        return waiting.of(exchange);
    }

    /** @return false when the call must not wait, because the client or the route is stopped */
    boolean park(CallWait call, WaitingCalls calls) {
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

    /** Returns a manager of the token of an account, which requests tokens with the settings of this client. */
    public TokenManager tokenManager(Account account) {
        TokenManager manager = TokenCache.manager(account, tokenClient(), scheduler, tokenThreads, settings.tokenTimeout());
        managers.add(manager);
        return manager;
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

    CallExecutor threads() {
        return threads;
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** The number of requests in flight, from the sending to the end of the response. */
    public int callsInFlight() {
        return calls.count();
    }

    /** Whether requests are in flight or calls wait. */
    boolean isBusy() {
        return calls.count() > 0 || !waiting.isEmpty();
    }

    @Override
    protected void doStart() throws Exception {
        apiEndpoint = factory.apiClient();
        sender = new RequestSender(apiEndpoint.getHttpClient(), threads, calls);
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
        synchronized (managers) {
            managers.forEach(TokenManager::stop);
        }
    }
}
