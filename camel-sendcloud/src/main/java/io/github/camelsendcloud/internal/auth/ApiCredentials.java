package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.api.ActivityListener;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * The credentials of the requests of an account, and the servers that may see the credentials. Instances are immutable.
 */
public final class ApiCredentials {

    private final AuthScheme scheme;
    private final Set<Authority> servers;
    /** The credentials without servers that {@link #stop} is called on: they live as long as these credentials. */
    private final ApiCredentials shared;
    private final ResponseHistory history;

    ApiCredentials(AuthScheme scheme, Set<Authority> servers, ApiCredentials shared) {
        this.scheme = scheme;
        this.servers = servers;
        this.shared = shared;
        this.history = shared == null ? new ResponseHistory() : shared.history;
    }

    /**
     * The keys of an account (Basic).
     *
     * @param servers the servers that may see the keys
     */
    public static ApiCredentials basic(Account account, Set<URI> servers) {
        return new ApiCredentials(new BasicCredentials(account), authorities(servers), null);
    }

    /**
     * The token of an account, for no server: see {@link #forServers}.
     *
     * @param scope    the scopes to request, separated by spaces; empty for all scopes that the integration has
     * @param client   sends the requests for tokens
     * @param timer    schedules retries and refreshes
     * @param executor runs the requests; no thread of this executor may wait for a token
     * @param timeout  the longest time for one response
     * @param listener receives the results of the requests
     */
    public static ApiCredentials bearer(
            Account account, String scope, HttpClient client, ScheduledExecutorService timer, Executor executor,
            Duration timeout, ActivityListener listener) {
        TokenRetries retries
                = TokenRetries.within((retry, nanos) -> timer.schedule(retry, nanos, TimeUnit.NANOSECONDS), timeout);
        TokenManager tokens = new TokenManager(
                new TokenEndpoint(account, scope, client, timer, timeout, listener), executor, retries, System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
        return new ApiCredentials(new BearerCredentials(tokens, account), Set.of(), null);
    }

    /** A token of the return portal, for one server. */
    public static ApiCredentials returnPortal(String token, HttpHost server) {
        return new ApiCredentials(new ReturnPortalCredentials(token), Set.of(Authority.of(server)), null);
    }

    /** The same credentials, which these servers may see. Both share the token and the state for monitoring. */
    public ApiCredentials forServers(Set<URI> allowed) {
        return new ApiCredentials(scheme, authorities(allowed), this);
    }

    private static Set<Authority> authorities(Set<URI> servers) {
        return servers.stream().map(Authority::of).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the API has refused the token of a request and another token is not available yet, so that the request
     * can be sent again with {@link #replacement()}.
     *
     * @param failure the exception of the sending
     */
    public static boolean isReplacementPending(IOException failure) {
        return failure instanceof ReplacementException;
    }

    /**
     * The credential that a request must wait for.
     *
     * @return {@code null} in the usual case that no request must wait; otherwise a future that completes with the
     *         token, or fails with a {@link TokenRequestException}
     */
    public CompletableFuture<?> pending() {
        return scheme.pending();
    }

    /**
     * The token that replaces a refused token.
     *
     * @return a future that completes with the next token, or fails with a {@link TokenRequestException}
     */
    public CompletableFuture<?> replacement() {
        return scheme.replacement();
    }

    /** What a user checks when the API refuses these credentials; {@code null} for credentials other than keys. */
    public String hint() {
        return scheme instanceof BasicCredentials ? KeyHint.BASIC : null;
    }

    /** Fails the requests that wait for a token. */
    public void stop() {
        scheme.stop();
    }

    /**
     * The scopes that the token endpoint has granted with the latest token. The endpoint can grant fewer or more scopes
     * than the component has requested.
     *
     * @return                               scopes, separated by spaces; empty when the token has no scope;
     *                                       {@code null} when the scopes are unknown: there was no token yet, or the
     *                                       response of the token endpoint has no scopes and no scopes were requested
     * @throws UnsupportedOperationException when {@link #hasScopes()} is false
     */
    public String grantedScopes() {
        return scheme.grantedScopes();
    }

    /** Whether the credentials are an OAuth2 token of an account, so that scopes limit the allowed operations. */
    public boolean hasScopes() {
        return scheme.hasScopes();
    }

    /** The latest response of the API that refused the credentials (401 or 403); {@code null} for none. */
    public AccountStatus.Refusal refusal() {
        return history.latest();
    }

    /**
     * What the API has responded to the requests with these credentials.
     *
     * @param keysSince the time of the present keys; {@code null} for the first keys
     */
    public AccountStatus.Calls calls(Instant keysSince) {
        return history.status(keysSince);
    }

    /** The latest refusal has an error code of Sendcloud. */
    public void explainRefusal(String code) {
        history.explain(code);
    }

    /**
     * Whether no request with these credentials was made for a time. One of several callers gets {@code true}, and must
     * make a request.
     */
    public boolean isProbeDue(Duration interval) {
        return history.isProbeDue(interval);
    }

    /** The state of the token; {@code null} for credentials without an OAuth2 token. */
    public AccountStatus.Token token() {
        return scheme.token();
    }

    /** Discards the token, and ends the pause after a failed refresh, so that the next call requests another token. */
    public void invalidate() {
        scheme.invalidate();
    }

    /** Receives the status of each response to a request with the credentials. */
    void responded(int status) {
        history.responded(status, scheme.hasScopes());
    }

    /** Receives the failure of each request without a response. */
    void failed(IOException cause) {
        history.failed(cause);
    }

    /** Whether a server may see these credentials. */
    boolean isFor(Authority authority) {
        return servers.contains(authority);
    }

    /**
     * Sends a request with the credential. Must be called only for a server that may see the credential.
     *
     * @param  newToken    whether this attempt follows {@link #replacement()}
     * @throws IOException see {@link AuthScheme#send}
     */
    ClassicHttpResponse send(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, boolean newToken)
            throws IOException, HttpException {
        return scheme.send(request, scope, chain, newToken);
    }
}
