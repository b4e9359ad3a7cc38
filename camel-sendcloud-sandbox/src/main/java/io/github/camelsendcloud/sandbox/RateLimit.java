package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/**
 * Counts the calls of each integration in a window of time. Reads and writes have separate counts. Lock: this object.
 */
final class RateLimit {

    record Rule(int writes, int reads, Duration window, String retryAfter) {

        Rule {
            if (writes < 0 || reads < 0 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException(
                        "A rate limit needs numbers that are not negative and a positive window");
            }
        }
    }

    private record Key(long integration, boolean read) {
    }

    private static final class Window {
        private long begin;
        private int calls;
    }

    private final LongSupplier nanoTime;
    private final Map<Key, Window> windows = new HashMap<>();
    private final Map<Long, Rule> ownRules = new HashMap<>();
    private Rule rule;

    RateLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Sets the rule of the integrations that have no rule of their own; null for no limit. */
    synchronized void set(Rule rule) {
        this.rule = rule;
        windows.keySet().removeIf(key -> !ownRules.containsKey(key.integration()));
    }

    /** Sets the rule of an integration; null for no rule of its own. */
    synchronized void set(long integration, Rule rule) {
        if (rule == null) {
            ownRules.remove(integration);
        } else {
            ownRules.put(integration, rule);
        }
        windows.keySet().removeIf(key -> key.integration() == integration);
    }

    /** The rule that limits an integration; null for none. */
    synchronized Rule rule(long integration) {
        return ownRules.getOrDefault(integration, rule);
    }

    synchronized void reset() {
        ownRules.clear();
        set(null);
    }

    /** Null if the call is within the limit; otherwise a response 429. */
    synchronized ApiResponse check(ApiRequest request) {
        long integration = request.integration().id();
        Rule rule = rule(integration);
        if (rule == null) {
            return null;
        }
        boolean read = request.method().equals("GET");
        Window window = windows.computeIfAbsent(new Key(integration, read), key -> new Window());
        long now = nanoTime.getAsLong();
        if (window.calls == 0 || now - window.begin >= rule.window().toNanos()) {
            window.begin = now;
            window.calls = 0;
        }
        int limit = read ? rule.reads() : rule.writes();
        if (window.calls < limit) {
            window.calls++;
            return null;
        }
        ApiResponse response
                = ErrorResponses.throttled(request,
                        "Rate limit exceeded: " + limit + " per " + rule.window().toMillis() + " ms");
        return rule.retryAfter() == null ? response : response.withHeader("Retry-After", rule.retryAfter());
    }
}
