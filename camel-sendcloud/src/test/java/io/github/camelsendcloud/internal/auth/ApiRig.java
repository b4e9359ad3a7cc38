package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;

/** Calls the API and the token endpoint over one pool of connections. */
final class ApiRig implements AutoCloseable {

    static final String BODY = "{\"order_number\":\"" + "ä4711-".repeat(4000) + "\"}";

    /** The result of a call. */
    record Result(int status, int attempts) {
    }

    private final Sandbox sandbox;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient api;
    private final CloseableHttpClient forTokens;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong clock = new AtomicLong();
    private final Account account;
    private final TokenManager tokens;

    ApiRig(Sandbox sandbox, int maxConnections) {
        this.sandbox = sandbox;
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(maxConnections).setMaxConnPerRoute(maxConnections).build();
        api = builder()
                .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), "authenticator", new RequestAuthenticator())
                .build();
        forTokens = builder().build();
        account = account(sandbox.secretKey());
        tokens = new TokenManager(
                new TokenEndpoint(account, "api", forTokens, scheduler, Duration.ofSeconds(10), ActivityListener.NONE), threads,
                TokenRetries.none(),
                clock::get, () -> 0);
    }

    private HttpClientBuilder builder() {
        return HttpClientBuilder.create().setConnectionManager(connections).setConnectionManagerShared(true)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofSeconds(10)).build())
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching();
    }

    ApiCredentials basic(String secretKey) {
        return ApiCredentials.basic(account(secretKey), Set.of(sandbox.baseUri()));
    }

    private Account account(String secretKey) {
        return Account.of(new Account.Settings(sandbox.tokenUri(), sandbox.publicKey(), secretKey));
    }

    ApiCredentials bearer() {
        return bearer(tokens);
    }

    ApiCredentials bearer(TokenManager manager) {
        return new ApiCredentials(new BearerCredentials(manager, account), audience(), null);
    }

    Set<Authority> audience() {
        return Set.of(Authority.of(sandbox.baseUri()));
    }

    TokenManager tokens() {
        return tokens;
    }

    void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    ClassicRequestBuilder read() {
        return ClassicRequestBuilder.get(uri("/v3/user/auth/metadata"));
    }

    ClassicHttpRequest write(HttpEntity body) {
        return ClassicRequestBuilder.post(uri("/v3/shipments/announce")).setEntity(body).build();
    }

    private URI uri(String path) {
        return URI.create(sandbox.baseUri() + path);
    }

    Result call(ApiCredentials credentials, ClassicHttpRequest request) throws IOException {
        return call(credentials, request, false);
    }

    Result call(ApiCredentials credentials, ClassicHttpRequest request, boolean newToken) throws IOException {
        RequestAuthenticator.Context context = new RequestAuthenticator.Context(credentials, newToken);
        try {
            return new Result(send(request, context), context.attempts());
        } catch (ReplacementException e) {
            // the client of the component does the same, but waits without a thread
            awaitReplacement(credentials);
            Result second = call(credentials, ClassicRequestBuilder.copy(request).build(), true);
            return new Result(second.status(), context.attempts() + second.attempts());
        }
    }

    private static void awaitReplacement(ApiCredentials credentials) throws IOException {
        try {
            credentials.replacement().join();
        } catch (CompletionException e) {
            throw (TokenRequestException) e.getCause();
        }
    }

    /** Sends a request with the given context. */
    int send(ClassicHttpRequest request, HttpClientContext context) throws IOException {
        return api.execute(request, context, response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
    }

    int leasedConnections() {
        return connections.getTotalStats().getLeased();
    }

    @Override
    public void close() throws IOException {
        api.close();
        forTokens.close();
        connections.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }
}
