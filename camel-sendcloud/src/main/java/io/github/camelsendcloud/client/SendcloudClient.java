package io.github.camelsendcloud.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelsendcloud.auth.Account;
import io.github.camelsendcloud.auth.RequestAuthenticator;
import io.github.camelsendcloud.auth.TokenEndpoint;
import io.github.camelsendcloud.auth.TokenManager;
import io.github.camelsendcloud.auth.TokenRequestException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls of all endpoints that have the same connection settings, over one pool of connections. Lives from one
 * start of the component to its stop.
 */
public final class SendcloudClient extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudClient.class);

    private final CamelContext context;
    private final ConnectionSettings settings;
    private final HttpClientFactory factory;
    private final CallsInFlight calls = new CallsInFlight();
    /** Those that somebody uses or waits for; a rotated key's is not kept alive by this. */
    private final Set<TokenManager> managers
            = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private HttpEndpoint apiEndpoint;
    private HttpEndpoint tokenEndpoint;
    private HttpClient http;
    private ExecutorService renewals;
    private ScheduledExecutorService scheduler;

    /**
     * @param address   of the API; decides nothing but the defaults of TLS
     * @param userAgent what the client calls itself
     */
    public SendcloudClient(CamelContext context, ConnectionSettings settings, String address, String userAgent) {
        this.context = context;
        this.settings = settings;
        this.factory = new HttpClientFactory(context, settings, address, userAgent);
    }

    /**
     * Makes a call, once. The calling thread waits for the head of the answer.
     *
     * @return                         the answer, whatever its status; must be closed
     * @throws OutcomeUnknownException when the call is no read, could do its work twice if it were made again, and the
     *                                 connection failed after it had been sent
     * @throws TokenRequestException   when there was no token for it
     * @throws IOException             when the call was not processed, or may be made again without harm
     */
    public ApiResponse execute(ApiRequest call) throws IOException {
        CancellableRequest request = new CancellableRequest(call.operation().method().name(), call.host(), call.path());
        request.setHeader(HttpHeaders.ACCEPT, call.accept());
        if (call.partnerId() != null) {
            request.setHeader("Sendcloud-Partner-Id", call.partnerId());
        }
        request.setEntity(call.entity());
        HttpClientContext httpContext = HttpClientContext.create();
        RequestAuthenticator.prepare(httpContext, call.credentials(), call.awaited());

        calls.enter();
        boolean answered = false;
        try {
            ClassicHttpResponse response = http.executeOpen(call.host(), request, httpContext);
            answered = true;
            LOG.debug("{} was answered {}", call.operation(), response.getCode());
            AtomicBoolean open = new AtomicBoolean(true);
            return new ApiResponse(response, request, RequestAuthenticator.attempts(httpContext), () -> {
                if (open.compareAndSet(true, false)) {
                    calls.exit();
                }
            });
        } catch (TokenRequestException e) {
            // even after a first try: that one was refused, which is not processed
            throw e;
        } catch (IOException e) {
            LOG.debug("{} failed: {}", call.operation(), e.toString());
            throw Transmission.hasBegun(httpContext) && call.operation().repeatability().mayHarm()
                    ? new OutcomeUnknownException(e) : e;
        } finally {
            if (!answered) {
                calls.exit();
            }
        }
    }

    /** A manager of the token of an account, which asks over this client's connections. */
    public TokenManager tokenManager(Account account) {
        Duration deadline = settings.connectTimeout().plus(settings.responseTimeout());
        TokenManager manager = new TokenManager(
                new TokenEndpoint(account, tokenEndpoint.getHttpClient(), scheduler, deadline),
                renewals, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
        managers.add(manager);
        return manager;
    }

    /** How many calls are under way, the reading of their answers included. */
    public int callsInFlight() {
        return calls.count();
    }

    @Override
    protected void doStart() throws Exception {
        apiEndpoint = factory.apiClient();
        tokenEndpoint = factory.tokenClient();
        http = apiEndpoint.getHttpClient();
        // one thread an account at most, none when idle. Never the pool whose threads wait for tokens
        renewals = context.getExecutorServiceManager().newCachedThreadPool(this, "SendcloudToken");
        scheduler = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "SendcloudTimer");
    }

    @Override
    protected void doStop() throws Exception {
        int left = calls.close(settings.responseTimeout());
        if (left > 0) {
            LOG.warn("{} calls to Sendcloud had not ended after {} s and are cut", left,
                    settings.responseTimeout().toSeconds());
        }
        // first, so that a renewal under way knows why it is cut
        context.getExecutorServiceManager().shutdownNow(renewals);
        ServiceHelper.stopService(apiEndpoint, tokenEndpoint, factory);
        context.getExecutorServiceManager().shutdownNow(scheduler);
        // a request that was just connecting is not cut with the pool: nobody waits for it any more
        synchronized (managers) {
            managers.forEach(TokenManager::stop);
        }
    }
}
