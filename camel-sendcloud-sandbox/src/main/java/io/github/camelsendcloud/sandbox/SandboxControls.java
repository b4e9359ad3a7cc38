package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Controls latency, faults, rate limits, the size of documents and the lifetime of tokens. A setting takes effect at
 * once. {@link Sandbox#reset()} sets the defaults. Safe for use by several threads; a list of faults is its own lock.
 */
public final class SandboxControls {

    static final Duration DEFAULT_TOKEN_LIFETIME = Duration.ofHours(1);
    static final int DEFAULT_PARCELS_PAGE_SIZE = 100;

    private final TokenIssuer tokens;
    private final RateLimit rateLimit;
    private final List<FaultRule> faults = new ArrayList<>();
    private final List<FaultRule> tokenFaults = new ArrayList<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration tokenLatency = Duration.ZERO;
    private volatile boolean tokenEndpointDown;
    private volatile long largeDocument;
    private volatile int parcelsPageSize = DEFAULT_PARCELS_PAGE_SIZE;

    SandboxControls(TokenIssuer tokens, RateLimit rateLimit) {
        this.tokens = tokens;
        this.rateLimit = rateLimit;
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
        tokens.revokeAll();
        return this;
    }

    /**
     * Accepts bearer tokens of another authorization server. Such a token acts for the first integration. Default: the
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
        addRule(tokenFaults, n, fault, (method, path) -> true);
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
        addRule(faults, n, fault, Objects.requireNonNull(methodAndPath, "methodAndPath"));
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
     * Limits the calls of each integration in a window of time. A call above the limit gets the status 429. A window
     * begins with the first call after the end of the window before. Default: no limit.
     *
     * @param writesPerWindow the number of POST, PUT, PATCH and DELETE calls; not negative
     * @param readsPerWindow  the number of GET calls; not negative
     * @param window          positive
     * @param retryAfter      the value of the {@code Retry-After} header, seconds or an HTTP date; null for no such
     *                        header
     */
    public SandboxControls rateLimit(int writesPerWindow, int readsPerWindow, Duration window, String retryAfter) {
        if (writesPerWindow < 0 || readsPerWindow < 0 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A rate limit needs numbers that are not negative and a positive window");
        }
        rateLimit.set(new RateLimit.Rule(writesPerWindow, readsPerWindow, window, retryAfter));
        return this;
    }

    /** Removes the rate limit. */
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
        this.largeDocument = bytes;
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
        this.parcelsPageSize = parcels;
        return this;
    }

    void reset() {
        synchronized (faults) {
            faults.clear();
        }
        synchronized (tokenFaults) {
            tokenFaults.clear();
        }
        latency = Duration.ZERO;
        tokenLatency = Duration.ZERO;
        tokenEndpointDown = false;
        largeDocument = 0;
        parcelsPageSize = DEFAULT_PARCELS_PAGE_SIZE;
        tokens.lifetime(DEFAULT_TOKEN_LIFETIME);
        tokens.acceptForeign(token -> false);
        rateLimit.set(null);
    }

    Duration latency() {
        return latency;
    }

    Duration tokenLatency() {
        return tokenLatency;
    }

    long largeDocument() {
        return largeDocument;
    }

    int parcelsPageSize() {
        return parcelsPageSize;
    }

    /** Takes the next fault for an API call; null for none. */
    Fault takeFault(String method, String path) {
        return take(faults, method, path);
    }

    /** Takes the next fault for a token request; null for none. */
    Fault takeTokenFault(String method, String path) {
        Fault fault = take(tokenFaults, method, path);
        return fault == null && tokenEndpointDown ? Fault.status(503) : fault;
    }

    private static void addRule(List<FaultRule> rules, int n, Fault fault, BiPredicate<String, String> matches) {
        if (n < 1) {
            throw new IllegalArgumentException("The number of requests that fail must be at least 1, not " + n);
        }
        Objects.requireNonNull(fault, "fault");
        synchronized (rules) {
            rules.add(new FaultRule(n, fault, matches));
        }
    }

    private static Fault take(List<FaultRule> rules, String method, String path) {
        synchronized (rules) {
            for (Iterator<FaultRule> it = rules.iterator(); it.hasNext();) {
                FaultRule rule = it.next();
                if (rule.matches.test(method, path)) {
                    if (--rule.left == 0) {
                        it.remove();
                    }
                    return rule.fault;
                }
            }
            return null;
        }
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration must not be negative: " + duration);
        }
        return duration;
    }

    private static final class FaultRule {
        private int left;
        private final Fault fault;
        private final BiPredicate<String, String> matches;

        private FaultRule(int left, Fault fault, BiPredicate<String, String> matches) {
            this.left = left;
            this.fault = fault;
            this.matches = matches;
        }
    }
}
