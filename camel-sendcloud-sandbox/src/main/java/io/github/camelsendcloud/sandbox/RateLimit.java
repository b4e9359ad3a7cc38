package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts the calls of each integration in a window of time. Reads and writes have separate counts. Lock: this object.
 */
final class RateLimit {

    record Rule(int writes, int reads, Duration window, String retryAfter) {
    }

    private record Key(long integration, boolean read) {
    }

    private static final class Window {
        private long begin;
        private int calls;
    }

    private final LongSupplier nanoTime;
    private final Map<Key, Window> windows = new HashMap<>();
    private Rule rule;

    RateLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void set(Rule rule) {
        this.rule = rule;
        windows.clear();
    }

    /** Null if the call is within the limit; otherwise a response 429. */
    synchronized ApiResponse check(ApiRequest request) {
        if (rule == null) {
            return null;
        }
        boolean read = request.method().equals("GET");
        Window window = windows.computeIfAbsent(new Key(request.integration().id(), read), key -> new Window());
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
