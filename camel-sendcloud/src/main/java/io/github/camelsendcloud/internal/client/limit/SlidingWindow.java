package io.github.camelsendcloud.internal.client.limit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The times of the calls that count against one limit. The server has surely counted these calls. Guarded by the lock
 * of the {@link RateLimiter}, like {@link LimitWindows}, which has all windows.
 */
final class SlidingWindow {

    private final int calls;
    private final long period;
    /** In nanoseconds, the earliest first. */
    private final Deque<Long> times = new ArrayDeque<>();

    SlidingWindow(Limit limit) {
        this.calls = limit.calls();
        this.period = limit.period().toNanos();
    }

    /** A call counts from that time on. The time is boxed once for all windows. */
    void add(Long time) {
        forget(time);
        // nearly always the new time is the latest
        Deque<Long> later = null;
        while (!times.isEmpty() && times.peekLast() > time) {
            later = later == null ? new ArrayDeque<>() : later;
            later.addFirst(times.pollLast());
        }
        times.addLast(time);
        if (later != null) {
            times.addAll(later);
        }
    }

    /** Forgets the calls that were counted a period ago. */
    void forget(long now) {
        while (!times.isEmpty() && times.peekFirst() + period <= now) {
            times.pollFirst();
        }
    }

    /**
     * How many more calls may be made if no other calls are in progress. The number may be too low before
     * {@link #forget}.
     */
    int room() {
        return calls - times.size();
    }

    /**
     * When the oldest call no longer counts.
     *
     * @param next when the first of the calls in progress counts, which is the oldest call if this window is empty
     */
    long free(long next) {
        return (times.isEmpty() ? next : times.peekFirst()) + period;
    }

    long period() {
        return period;
    }

    /** How long calls still count, in nanoseconds; 0 for an empty window. */
    long left(long now) {
        return times.isEmpty() ? 0 : Math.max(0, times.peekLast() + period - now);
    }
}
