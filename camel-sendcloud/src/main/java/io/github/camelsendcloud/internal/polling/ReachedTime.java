package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that the clock of the items has surely reached. An item that was seen with a time proves that this time had
 * been reached then; since then the monotonic clock of this machine has moved on. So no {@code Date} header is needed
 * to know that time has passed, and the result is early rather than late. For one thread at a time.
 */
final class ReachedTime {

    /** The clock of the items may be slower than the one here by one part of so many. */
    private static final int DRIFT = 1_000;

    private Instant time;
    private long at;

    /**
     * That time had been reached.
     *
     * @param when by the monotonic clock in nanoseconds; not before an earlier call's
     */
    void prove(Instant proven, long when) {
        Instant before = at(when);
        time = before == null || proven.isAfter(before) ? proven : before;
        at = when;
    }

    /** What has surely been reached by then; {@code null} when no item has been seen. */
    Instant at(long when) {
        if (time == null) {
            return null;
        }
        long elapsed = Math.max(0, when - at);
        return time.plus(Duration.ofNanos(elapsed - elapsed / DRIFT));
    }
}
