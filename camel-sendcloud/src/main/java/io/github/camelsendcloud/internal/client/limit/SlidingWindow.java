package io.github.camelsendcloud.internal.client.limit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The times of the calls that count against one limit. The server has surely counted these calls. The lock of the
 * {@link RateLimiter} guards this object, like {@link LimitWindows}, which has all windows.
 */
final class SlidingWindow {

    private final int calls;
    private final long period;
    /** The times in nanoseconds, the earliest time first. */
    private final Deque<Long> times = new ArrayDeque<>();

    SlidingWindow(Limit limit) {
        this.calls = limit.calls();
        this.period = limit.period().toNanos();
    }

    /** Adds the time from which a call counts. The time is boxed once for all windows. */
    void add(Long time) {
        forget(time);
        // the new time is nearly always the latest time
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
     * The number of further calls that the limit allows, without the calls in progress. The number may be too low
     * before {@link #forget}.
     */
    int room() {
        return calls - times.size();
    }

    /**
     * The time from which the oldest call no longer counts.
     *
     * @param next the time from which the first call in progress counts. This call is the oldest call if the window is
     *             empty
     */
    long free(long next) {
        return (times.isEmpty() ? next : times.peekFirst()) + period;
    }

    long period() {
        return period;
    }

    /** The time for which calls still count, in nanoseconds; 0 for an empty window. */
    long left(long now) {
        return times.isEmpty() ? 0 : Math.max(0, times.peekLast() + period - now);
    }
}
