package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the calls against all limits of a {@link RateLimiter}. A permit has three states: unsent, sent, and counted.
 * The lock of the limiter guards this object.
 */
final class LimitWindows {

    /** The longest time between the sending of a request and the counting by the server. */
    static final Duration LONGEST_WAY = Duration.ofSeconds(2);

    private final ReentrantLock lock;
    private final SlidingWindow[] windows;
    /** Calls without a response, in the order of sending: the first call is counted first. */
    private final Set<Permit> sent = new LinkedHashSet<>();
    private int unsent;
    private long permits;

    LimitWindows(List<Limit> limits, ReentrantLock lock) {
        this.lock = lock;
        this.windows = limits.stream().map(SlidingWindow::new).toArray(SlidingWindow[]::new);
    }

    /** The number of further calls that the limits allow now. */
    int room(long now) {
        settle(now);
        return room();
    }

    /**
     * A number of further calls that the limits allow at any time from now on. The number may be lower than
     * {@link #room(long)}.
     */
    int room() {
        assert lock.isHeldByCurrentThread();
        int room = Integer.MAX_VALUE;
        for (SlidingWindow window : windows) {
            room = Math.min(room, window.room());
        }
        return room - inProgress();
    }

    private int inProgress() {
        return unsent + sent.size();
    }

    /** The sent call without a response that is counted first; {@code null} for no such call. */
    private Permit firstSent() {
        return sent.isEmpty() ? null : sent.iterator().next();
    }

    /** Counts the calls that have reached the server by now, with or without a response, and forgets old calls. */
    private void settle(long now) {
        assert lock.isHeldByCurrentThread();
        for (Permit permit = firstSent(); permit != null && permit.counted() <= now; permit = firstSent()) {
            sent.remove(permit);
            add(permit.counted());
        }
        for (SlidingWindow window : windows) {
            window.forget(now);
        }
    }

    private void add(Long time) {
        for (SlidingWindow window : windows) {
            window.add(time);
        }
    }

    /** The time from which the limits allow the next call, if no other call begins or ends. */
    long free(long now) {
        settle(now);
        Permit first = firstSent();
        long next = first == null ? Permit.UNSENT : first.counted();
        long free = now;
        for (SlidingWindow window : windows) {
            if (window.room() <= inProgress()) {
                free = Math.max(free, window.free(next));
            }
        }
        return free;
    }

    /** The shortest time until no call counts, in nanoseconds; 0 when no call counts now. */
    long left(long now) {
        settle(now);
        long left = 0;
        for (SlidingWindow window : windows) {
            left = Math.max(left, inProgress() > 0 ? window.period() : window.left(now));
        }
        return left;
    }

    /** The number of the next permit. */
    long next() {
        assert lock.isHeldByCurrentThread();
        return permits;
    }

    /** Returns a permit, which counts from now on. */
    Permit take(String operation) {
        assert lock.isHeldByCurrentThread();
        unsent++;
        return new Permit(permits++, operation);
    }

    /**
     * Records that the call with a permit is sent.
     *
     * @param now the time of the sending
     */
    void sent(Permit permit, long now) {
        assert lock.isHeldByCurrentThread();
        unsent--;
        permit.count(now + LONGEST_WAY.toNanos());
        sent.add(permit);
    }

    /**
     * Records that the call with a permit has a response, has failed, or is not sent. A second call of this method does
     * nothing.
     */
    void done(Permit permit, long now) {
        assert lock.isHeldByCurrentThread();
        if (permit.isUnsent()) {
            unsent--;
            permit.count(now);
        } else if (sent.remove(permit)) {
            add(Math.min(permit.counted(), now));
        }
    }
}
