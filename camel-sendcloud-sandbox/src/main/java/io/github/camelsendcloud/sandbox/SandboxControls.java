package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The knobs of a sandbox: how slow it is, what goes wrong, how long tokens live. Each takes effect at once, may be
 * turned by any thread, and goes back to its default with {@link Sandbox#reset()}.
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
     * How long the tokens issued from now on are valid; zero issues expired ones. {@code expires_in} is in whole
     * seconds. Default: 1 hour.
     */
    public SandboxControls tokenLifetime(Duration lifetime) {
        tokens.lifetime(notNegative(lifetime));
        return this;
    }

    /** How long the token endpoint thinks before it processes a request. Default: zero. */
    public SandboxControls tokenLatency(Duration latency) {
        this.tokenLatency = notNegative(latency);
        return this;
    }

    /** Makes every token issued so far invalid: calls with them are answered 401. */
    public SandboxControls revokeAllTokens() {
        tokens.revokeAll();
        return this;
    }

    /**
     * Accepts bearer tokens that the sandbox did not issue, for tests with another authorization server: those for
     * which the predicate holds act for the first integration. The predicate is called by several threads. Default:
     * none.
     *
     * @param accepts not null
     */
    public SandboxControls acceptTokens(Predicate<String> accepts) {
        tokens.acceptForeign(Objects.requireNonNull(accepts, "accepts"));
        return this;
    }

    /** Makes the next {@code n} token requests fail, after those that earlier calls have asked to fail. */
    public SandboxControls failTokenRequests(int n, Fault fault) {
        addRule(tokenFaults, n, fault, (method, path) -> true);
        return this;
    }

    /** While true, every token request is answered 503 with an empty body. Default: false. */
    public SandboxControls tokenEndpointDown(boolean down) {
        this.tokenEndpointDown = down;
        return this;
    }

    /** How long the sandbox waits before it processes an API call. Waiting holds no thread. Default: zero. */
    public SandboxControls latency(Duration latency) {
        this.latency = notNegative(latency);
        return this;
    }

    /** Makes the next {@code n} API calls fail, whoever makes them; faults asked for earlier come first. */
    public SandboxControls failNext(int n, Fault fault) {
        return failNext(n, fault, (method, path) -> true);
    }

    /**
     * Makes the next {@code n} API calls fail for which the predicate holds. A call takes the first fault, in the order
     * asked for, that applies to it.
     *
     * @param n             how many calls, at least 1; {@link Integer#MAX_VALUE} for all until {@link Sandbox#reset()}
     * @param methodAndPath given the method ({@code POST}) and the raw path ({@code /api/v3/shipments}), tells whether
     *                      to fail the call
     */
    public SandboxControls failNext(int n, Fault fault, BiPredicate<String, String> methodAndPath) {
        addRule(faults, n, fault, Objects.requireNonNull(methodAndPath, "methodAndPath"));
        return this;
    }

    /**
     * {@link #rateLimit(int, int, Duration, String)} without a {@code Retry-After} header, as Sendcloud documents none.
     */
    public SandboxControls rateLimit(int writesPerWindow, int readsPerWindow, Duration window) {
        return rateLimit(writesPerWindow, readsPerWindow, window, null);
    }

    /**
     * Answers 429 to what exceeds these numbers of calls per integration and window. A window begins with the first
     * call after the one before has ended. Off by default.
     *
     * @param writesPerWindow how many POST, PUT, PATCH and DELETE calls pass; not negative
     * @param readsPerWindow  how many GET calls pass; not negative
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

    /** Lets every call pass again. */
    public SandboxControls noRateLimit() {
        rateLimit.set(null);
        return this;
    }

    /**
     * Makes labels and other documents exactly this long from now on: the real document, filled up with blanks (or
     * cut). It is streamed, never held in memory.
     *
     * @param bytes the length in bytes; 0 for the real length, the default
     */
    public SandboxControls largeDocument(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A document cannot have " + bytes + " bytes");
        }
        this.largeDocument = bytes;
        return this;
    }

    /** How many parcels are on a page of v2 {@code GET /parcels}, where the caller has no say in it. Default: 100. */
    public SandboxControls parcelsPageSize(int parcels) {
        if (parcels < 1) {
            throw new IllegalArgumentException("A page has at least one parcel, not " + parcels);
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

    /** The fault that this API call is to suffer, or null. */
    Fault takeFault(String method, String path) {
        return take(faults, method, path);
    }

    /** The fault that this token request is to suffer, or null. */
    Fault takeTokenFault(String method, String path) {
        Fault fault = take(tokenFaults, method, path);
        return fault == null && tokenEndpointDown ? Fault.status(503) : fault;
    }

    private static void addRule(List<FaultRule> rules, int n, Fault fault, BiPredicate<String, String> matches) {
        if (n < 1) {
            throw new IllegalArgumentException("Cannot make " + n + " requests fail");
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
            throw new IllegalArgumentException("A duration below zero: " + duration);
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
