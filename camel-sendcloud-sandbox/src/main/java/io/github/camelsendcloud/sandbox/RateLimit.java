package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts calls per integration and window of time, reads and writes apart. */
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

    /** Null if the call may pass, else the refusal. */
    synchronized Answer check(ApiRequest request) {
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
        Answer refusal
                = ErrorAnswers.throttled(request, "Rate limit exceeded: " + limit + " per " + rule.window().toMillis() + " ms");
        return rule.retryAfter() == null ? refusal : refusal.withHeader("Retry-After", rule.retryAfter());
    }
}
