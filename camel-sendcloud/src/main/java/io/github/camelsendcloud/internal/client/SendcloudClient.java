package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.Redaction;
import io.github.camelsendcloud.internal.auth.TokenCache;
import io.github.camelsendcloud.internal.auth.TokenManager;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.auth.TokenRequestException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls of all endpoints that have the same connection settings, over one pool of connections. Lives from one
 * start of the component to its stop.
 */
public final class SendcloudClient extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudClient.class);

    /** An error says what it has to say in less; the connection is cut after that. */
    private static final int LARGEST_ERROR = 1024 * 1024;

    private final CamelContext context;
    private final ConnectionSettings settings;
    private final HttpClientFactory factory;
    private final CallExecutor threads;
    private final ScheduledExecutorService scheduler;
    private final CallsInFlight calls = new CallsInFlight();
    private final RouteCalls waiting;
    /** Those that somebody uses or waits for; a rotated key's is not kept alive by this. */
    private final Set<TokenManager> managers
            = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private HttpEndpoint apiEndpoint;
    private HttpEndpoint tokenEndpoint;
    private HttpClient http;
    private ExecutorService renewals;
    private volatile boolean closed;

    /**
     * @param threads   where calls go on that had to wait
     * @param scheduler wakes those that wait
     * @param address   of the API; decides nothing but the defaults of TLS
     * @param userAgent what the client calls itself
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
     * Makes a call, and again as often as that is right.
     *
     * @param  completion is told what came of it: by this thread before the method returns, or later by another
     * @return            whether the completion has been called, by this thread
     */
    public boolean call(ApiRequest request, CallContext callContext, CallCallback completion) {
        return new Call(this, request, callContext, System.nanoTime(), completion).run();
    }

    /**
     * Makes a call, and again as often as that is right. The calling thread waits for what came of it.
     *
     * @param callContext of a blocking call
     */
    public CallResult callAndWait(ApiRequest request, CallContext callContext) {
        CallResult[] result = new CallResult[1];
        call(request, callContext, (done, sync) -> result[0] = done);
        return result[0];
    }

    /** Where calls wait. */
    RouteCalls waiting() {
        return waiting;
    }

    /** Where a call of that exchange waits: until the route of the exchange stops, or the client. */
    public WaitingCalls waiting(Exchange exchange) {
        return waiting.of(exchange);
    }

    /** @return false when it may not wait, since the client or those that wait with it are stopped */
    boolean park(Call call, WaitingCalls calls) {
        // known before the look at the flag: a stop either sees this call or turns it away
        waiting.add(calls);
        return calls.add(call) && !(closed && calls.remove(call));
    }

    /**
     * Sends a request, once. The calling thread waits for the answer.
     *
     * @param departure is told each time just before the request goes out; {@code null} when nobody wants to know
     */
    Attempt attempt(ApiRequest call, BodyReader reader, Transmission.Departure departure) {
        Transmission.Context httpContext = new Transmission.Context(
                call.credentials(), call.awaited(), call.path(), call.operation().idempotency().mayDuplicate(), departure);
        TrackedEntity entity = call.entity() == null ? null : new TrackedEntity(call.entity());
        calls.enter();
        boolean atRoute = threads.lend(false);
        try {
            ApiResponse response = send(call, entity, reader, httpContext);
            LOG.debug("{} was answered {}", call.operation(), response.status());
            IOException flaw = response.isSuccess() ? reader.flaw(response) : null;
            if (flaw != null && call.hasReference()) {
                // what was made is found by its reference; without one nothing can be done here
                return attempt(response, new UnusableResponseException(flaw), FailureKind.UNUSABLE, httpContext, entity);
            }
            return attempt(response, null, FailureKind.of(response, call.operation()), httpContext, entity);
        } catch (TokenRequestException e) {
            // even after a first try: that one was refused, which is not processed
            return attempt(null, e, FailureKind.REFUSED, httpContext, entity);
        } catch (IOException e) {
            if (ApiCredentials.isReplacementPending(e)) {
                return attempt(null, e, FailureKind.TOKEN_REFUSED, httpContext, entity);
            }
            Throwable failure = httpContext.redaction().apply(e);
            LOG.debug("{} failed: {}", call.operation(), failure.toString());
            boolean sent = isSent(httpContext, entity);
            ApiResponse head = e instanceof TruncatedResponseException cut ? cut.response() : null;
            return attempt(head, failure, FailureKind.of(e, sent), httpContext, entity);
        } catch (RuntimeException | Error e) {
            if (!isSent(httpContext, entity)) {
                throw e;
            }
            // a mistake of ours, or of what reads the answer, with a request that may have been processed
            return attempt(null, httpContext.redaction().apply(e), FailureKind.SERVER_ERROR, httpContext, entity);
        } finally {
            threads.lend(atRoute);
            calls.exit();
        }
    }

    private static boolean isSent(Transmission.Context httpContext, TrackedEntity entity) {
        return httpContext.hasBegun() && (entity == null || entity.isWritten());
    }

    private static Attempt attempt(
            ApiResponse response, Throwable thrown, FailureKind failure, Transmission.Context httpContext,
            TrackedEntity entity) {
        return new Attempt(
                response, thrown, failure, httpContext.attempts(), entity == null || entity.isWritable());
    }

    private ApiResponse send(ApiRequest call, TrackedEntity entity, BodyReader reader, Transmission.Context httpContext)
            throws IOException {
        CancellableRequest request = new CancellableRequest(call.operation().method().name(), call.host());
        request.setHeader(HttpHeaders.ACCEPT, call.accept());
        if (call.partnerId() != null) {
            request.setHeader("Sendcloud-Partner-Id", call.partnerId());
        }
        request.setEntity(entity);
        ClassicHttpResponse response = http.executeOpen(call.host(), request, httpContext);
        Redaction redaction = httpContext.redaction();
        try {
            if (!ApiResponse.isSuccess(response.getCode())) {
                String redirected = FinalSlash.redirect(call, response);
                if (redirected != null && httpContext.redirect(redirected)) {
                    LOG.debug("{} is redirected to the other form of its final slash", call.operation());
                    error(response, request, redaction);
                    return send(call, entity, reader, httpContext);
                }
                return new ApiResponse(response, null, error(response, request, redaction), redaction);
            }
            HttpEntity body = response.getEntity();
            if (body == null) {
                return new ApiResponse(response, null, "", redaction);
            }
            try (InputStream content = body.getContent()) {
                return new ApiResponse(response, reader.read(content, body.getContentLength()), "", redaction);
            } catch (IOException e) {
                // else the rest would be read when the answer is closed
                request.cancel();
                throw new TruncatedResponseException(new ApiResponse(response, null, "", redaction), e);
            }
        } finally {
            close(response, redaction);
        }
    }

    private static void close(ClassicHttpResponse response, Redaction redaction) {
        try {
            response.close();
        } catch (IOException e) {
            // what was wanted of it has been read
            LOG.debug("The connection of an answer with status {} is lost", response.getCode(), redaction.apply(e));
        }
    }

    /** What the server said about its refusal. The status counts even when the rest of the answer is lost. */
    private static String error(ClassicHttpResponse response, CancellableRequest request, Redaction redaction) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        try (InputStream body = entity.getContent()) {
            byte[] bytes = body.readNBytes(LARGEST_ERROR + 1);
            if (bytes.length > LARGEST_ERROR) {
                request.cancel();
            }
            ContentType type = ContentType.parseLenient(entity.getContentType());
            return new String(
                    bytes, type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("The answer with status {} was lost on its way", response.getCode(), redaction.apply(e));
            request.cancel();
            return "";
        }
    }

    /** A manager of the token of an account, which asks over this client's connections. */
    public TokenManager tokenManager(Account account) {
        TokenManager manager = TokenCache.manager(account, tokenClient(), scheduler, renewals, settings.tokenTimeout());
        managers.add(manager);
        return manager;
    }

    /** Made when it is needed: with the keys themselves there are no tokens. */
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

    /** How many calls are under way, the reading of their answers included. */
    public int callsInFlight() {
        return calls.count();
    }

    /** Whether calls are in flight or wait. */
    boolean isBusy() {
        return calls.count() > 0 || !waiting.isEmpty();
    }

    @Override
    protected void doStart() throws Exception {
        apiEndpoint = factory.apiClient();
        http = apiEndpoint.getHttpClient();
        // one thread an account at most, none when idle. Never the pool whose threads wait for tokens
        renewals = context.getExecutorServiceManager().newCachedThreadPool(this, "SendcloudToken");
    }

    @Override
    protected void doStop() throws Exception {
        closed = true;
        waiting.end();
        int left = calls.close(settings.responseTimeout());
        if (left > 0) {
            LOG.warn("{} calls to Sendcloud had not ended after {} s and are cut", left,
                    settings.responseTimeout().toSeconds());
        }
        // first, so that a renewal under way knows why it is cut
        context.getExecutorServiceManager().shutdownNow(renewals);
        ServiceHelper.stopService(apiEndpoint, tokenEndpoint, factory);
        // a request that was just connecting is not cut with the pool: nobody waits for it any more
        synchronized (managers) {
            managers.forEach(TokenManager::stop);
        }
    }
}
