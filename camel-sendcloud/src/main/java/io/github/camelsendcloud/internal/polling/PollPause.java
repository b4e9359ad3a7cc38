package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pause between two polls that a {@code Retry-After} header of the server requests. */
final class PollPause {

    /** A longer pause is shortened: a wrong header must not stop a consumer for ever. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PollPause.class);

    private final String name;
    private final LongSupplier nanoTime;
    private volatile long until;

    /**
     * @param name     the state key of the consumer, for logs
     * @param nanoTime the monotonic clock, in nanoseconds
     */
    public PollPause(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
        restart();
    }

    /** Ends the pause. A test calls this method after a change of the clock. */
    public void restart() {
        until = nanoTime.getAsLong();
    }

    /** Whether the consumer may poll. */
    public boolean isOver() {
        return nanoTime.getAsLong() - until >= 0;
    }

    /** The rest of the pause; zero for no pause. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, until - nanoTime.getAsLong()));
    }

    /** Begins a pause. A pause is never longer than {@link #LONGEST}. */
    public void obey(Duration requested) {
        // the comparison uses durations: the nanoseconds until a date in a far year exceed a long
        boolean tooLong = requested.compareTo(LONGEST) > 0;
        Duration pause = tooLong ? LONGEST : requested;
        if (tooLong) {
            LOG.warn("Sendcloud requests a pause of {} (Retry-After). {} is polled again after {} minutes, the longest pause",
                    requested,
                    name, LONGEST.toMinutes());
        } else {
            LOG.debug("{} is not polled for {} ms: Sendcloud requests a pause (Retry-After)", name, pause.toMillis());
        }
        until = nanoTime.getAsLong() + pause.toNanos();
    }
}
