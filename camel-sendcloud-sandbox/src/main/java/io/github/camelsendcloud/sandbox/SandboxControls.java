package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import io.github.camelsendcloud.sandbox.internal.data.Settings;

/**
 * Controls latency, faults, rate limits, the size of documents and the lifetime of tokens. A setting takes effect at
 * once. {@link Sandbox#reset()} sets the defaults. Safe for use by several threads.
 */
public final class SandboxControls {

    static final Duration DEFAULT_TOKEN_LIFETIME = Duration.ofHours(1);

    private final TokenIssuer tokens;
    private final RateLimit rateLimit;
    private final Settings settings;
    private final FaultRules faults;
    private final FaultRules tokenFaults;
    private final FaultRules rules;
    private final RequiredScopes requiredScopes = new RequiredScopes();
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration tokenLatency = Duration.ZERO;
    private volatile boolean tokenEndpointDown;

    SandboxControls(TokenIssuer tokens, RateLimit rateLimit, Settings settings, LongSupplier nanoTime, long seed) {
        this.tokens = tokens;
        this.rateLimit = rateLimit;
        this.settings = settings;
        this.faults = new FaultRules(nanoTime, seed);
        this.tokenFaults = new FaultRules(nanoTime, seed);
        this.rules = new FaultRules(nanoTime, seed);
    }

    /**
     * Sets the lifetime of new tokens. Zero makes the sandbox issue expired tokens. {@code expires_in} is in whole
     * seconds. Default: 1 hour.
     *
     * @throws IllegalArgumentException if the lifetime is negative
     */
    public SandboxControls tokenLifetime(Duration lifetime) {
        tokens.lifetime(notNegative(lifetime));
        return this;
    }

    /**
     * Sets the time between a token request and its processing. Default: zero.
     *
     * @throws IllegalArgumentException if the latency is negative
     */
    public SandboxControls tokenLatency(Duration latency) {
        this.tokenLatency = notNegative(latency);
        return this;
    }

    /** Revokes all tokens. A call with such a token gets the status 401. */
    public SandboxControls revokeAllTokens() {
        tokens.revoke(account -> true);
        return this;
    }

    /**
     * Accepts bearer tokens of another authorization server. Such a token acts for the first account. Default: the
     * sandbox accepts no such token.
     *
     * @param accepts whether the sandbox accepts a token; not null, safe for use by several threads
     */
    public SandboxControls acceptTokens(Predicate<String> accepts) {
        tokens.acceptForeign(Objects.requireNonNull(accepts, "accepts"));
        return this;
    }

    /**
     * Makes the next {@code n} token requests fail. Faults of earlier calls come first.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    public SandboxControls failTokenRequests(int n, Fault fault) {
        tokenFaults.add(FaultRule.of("*", fault).count(n));
        return this;
    }

    /**
     * Makes an operation require a scope. A call with a token without the scope gets the status 403 with the code
     * {@code forbidden}. Sendcloud does not document the response to a missing scope. A token with the scope
     * {@code api}, and Basic authentication, have all scopes. An operation with several required scopes requires all
     * scopes. Default: no operation requires a scope.
     *
     * @param  scope                    for example {@code read:parcel}
     * @param  method                   the HTTP method in upper case
     * @param  path                     the path of the operation with its path parameters, for example
     *                                  {@code /api/v3/parcels/{id}}; the names of the parameters do not matter
     * @throws IllegalArgumentException if the scope is not a scope
     */
    public SandboxControls requireScope(String scope, String method, String path) {
        requiredScopes.add(scope, method, path);
        return this;
    }

    /** While true, every token request gets the status 503 with an empty body. Default: false. */
    public SandboxControls tokenEndpointDown(boolean down) {
        this.tokenEndpointDown = down;
        return this;
    }

    /**
     * Sets the time between an API call and its processing. A waiting call needs no thread. Default: zero.
     *
     * @throws IllegalArgumentException if the latency is negative
     */
    public SandboxControls latency(Duration latency) {
        this.latency = notNegative(latency);
        return this;
    }

    /** {@link #failNext(int, Fault, BiPredicate)} for all API calls. */
    public SandboxControls failNext(int n, Fault fault) {
        return failNext(n, fault, (method, path) -> true);
    }

    /**
     * Makes the next {@code n} API calls fail that the predicate accepts. Faults of earlier calls of this method come
     * first.
     *
     * @param  n                        the number of calls, at least 1; {@link Integer#MAX_VALUE} for all calls until
     *                                  {@link Sandbox#reset()}
     * @param  methodAndPath            whether a call with this method ({@code POST}) and this raw path
     *                                  ({@code /api/v3/shipments}) fails; not null
     * @throws IllegalArgumentException if n is less than 1
     */
    public SandboxControls failNext(int n, Fault fault, BiPredicate<String, String> methodAndPath) {
        faults.add(FaultRule.of("*", fault).count(n), Objects.requireNonNull(methodAndPath, "methodAndPath"));
        return this;
    }

    /**
     * Adds a rule for faults of API calls and token requests. The faults of {@link #failNext(int, Fault)} and
     * {@link #failTokenRequests(int, Fault)} come first, then the first rule that matches.
     *
     * @return the id of the rule
     */
    public long addFault(FaultRule rule) {
        return rules.add(rule);
    }

    /** The rules by their id, each with the count and the lifetime that are left; the oldest first. */
    public Map<Long, FaultRule> faults() {
        return rules.all();
    }

    /** Removes a rule. Returns whether the rule existed. */
    public boolean removeFault(long id) {
        return rules.remove(id);
    }

    /** Removes all rules. Faults of {@link #failNext(int, Fault)} stay. */
    public SandboxControls removeFaults() {
        rules.clear();
        return this;
    }

    /**
     * {@link #rateLimit(int, int, Duration, String)} without a {@code Retry-After} header. Sendcloud documents no such
     * header.
     */
    public SandboxControls rateLimit(int writesPerWindow, int readsPerWindow, Duration window) {
        return rateLimit(writesPerWindow, readsPerWindow, window, null);
    }

    /**
     * Limits the calls of each account in a window of time. A call above the limit gets the status 429. A window begins
     * with the first call after the end of the window before. Default: no limit.
     *
     * @param  writesPerWindow          the number of POST, PUT, PATCH and DELETE calls; not negative
     * @param  readsPerWindow           the number of GET calls; not negative
     * @param  window                   positive
     * @param  retryAfter               the value of the {@code Retry-After} header, seconds or an HTTP date; null for
     *                                  no such header
     * @throws IllegalArgumentException if a number is negative or the window is not positive
     */
    public SandboxControls rateLimit(int writesPerWindow, int readsPerWindow, Duration window, String retryAfter) {
        rateLimit.set(new RateLimit.Rule(writesPerWindow, readsPerWindow, window, retryAfter));
        return this;
    }

    /** Removes the rate limit. An account keeps a rate limit of its own. */
    public SandboxControls noRateLimit() {
        rateLimit.set(null);
        return this;
    }

    /**
     * Sets the length of labels and other documents. Blanks follow a document that is too short, and a document that is
     * too long is truncated. The sandbox streams the document and does not keep the document in memory.
     *
     * @param  bytes                    the length in bytes; 0 (the default) for the real length
     * @throws IllegalArgumentException if the length is negative
     */
    public SandboxControls largeDocument(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("The length of a document must not be negative: " + bytes);
        }
        settings.largeDocument(bytes);
        return this;
    }

    /**
     * Sets the number of parcels on a page of v2 {@code GET /parcels}. A caller cannot choose this number. Default:
     * 100.
     *
     * @throws IllegalArgumentException if the number is less than 1
     */
    public SandboxControls parcelsPageSize(int parcels) {
        if (parcels < 1) {
            throw new IllegalArgumentException("A page must have at least one parcel, not " + parcels);
        }
        settings.parcelsPageSize(parcels);
        return this;
    }

    /**
     * Sets whether v2 {@code GET /service-points} responds with 301 to a path without a final slash, like Sendcloud in
     * some recordings. Default: false.
     */
    public SandboxControls strictSlashes(boolean strict) {
        settings.strictSlashes(strict);
        return this;
    }

    void reset() {
        faults.clear();
        tokenFaults.clear();
        rules.clear();
        requiredScopes.clear();
        latency = Duration.ZERO;
        tokenLatency = Duration.ZERO;
        tokenEndpointDown = false;
        settings.reset();
        tokens.lifetime(DEFAULT_TOKEN_LIFETIME);
        tokens.acceptForeign(token -> false);
        rateLimit.reset();
    }

    RequiredScopes requiredScopes() {
        return requiredScopes;
    }

    Duration latency() {
        return latency;
    }

    Duration tokenLatency() {
        return tokenLatency;
    }

    /** Takes the next fault for an API call; null for none. */
    Fault takeFault(String method, String path) {
        Fault fault = faults.take(method, path);
        return fault == null ? rules.take(method, path) : fault;
    }

    /** Takes the next fault for a token request; null for none. */
    Fault takeTokenFault(String method, String path) {
        Fault first = tokenFaults.take(method, path);
        Fault fault = first == null ? rules.take(method, path) : first;
        return fault == null && tokenEndpointDown ? Fault.status(503) : fault;
    }

    static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration must not be negative: " + duration);
        }
        return duration;
    }
}
