package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that the clock of the items has certainly reached. An item with a time proves that the clock had reached this
 * time when the item was read. The monotonic clock of this machine adds the time that has passed since. So the result
 * needs no {@code Date} header, and is early rather than late. For one thread at a time.
 */
final class ReachedTime {

    /** The clock of the items may be slower than the local clock by one part in this number. */
    private static final int DRIFT = 1_000;

    private Instant time;
    private long at;

    /**
     * The clock of the items had reached a time.
     *
     * @param proven the time
     * @param when   the clock had reached the time then: by the monotonic clock, in nanoseconds, not before an earlier
     *               call's
     */
    void prove(Instant proven, long when) {
        Instant before = at(when);
        time = before == null || proven.isAfter(before) ? proven : before;
        at = when;
    }

    /**
     * The time that the clock of the items has certainly reached.
     *
     * @param  when by the monotonic clock, in nanoseconds
     * @return      {@code null} before the first call of {@link #prove}
     */
    Instant at(long when) {
        if (time == null) {
            return null;
        }
        long elapsed = Math.max(0, when - at);
        return time.plus(Duration.ofNanos(elapsed - elapsed / DRIFT));
    }
}
