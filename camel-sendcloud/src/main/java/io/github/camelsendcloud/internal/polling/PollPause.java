package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time for which a list is not asked for since the server has said so. */
final class PollPause {

    /** A slip in a header does not stop a consumer for ever. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PollPause.class);

    private final String name;
    private final LongSupplier nanoTime;
    private volatile long until;

    /**
     * @param name     of what is polled, for logs
     * @param nanoTime the monotonic clock
     */
    PollPause(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
        restart();
    }

    /** There is no pause. */
    void restart() {
        until = nanoTime.getAsLong();
    }

    /** Whether the server may be asked. */
    boolean isOver() {
        return nanoTime.getAsLong() - until >= 0;
    }

    /** The server asks for so much time. A pause is never longer than {@link #LONGEST}. */
    void obey(Duration asked) {
        // compared as durations: a date in a far year has more nanoseconds than a long
        boolean tooLong = asked.compareTo(LONGEST) > 0;
        Duration pause = tooLong ? LONGEST : asked;
        if (tooLong) {
            LOG.warn("{} is polled again in {} minutes, though Sendcloud asks for a pause of {} (Retry-After)", name,
                    LONGEST.toMinutes(), asked);
        } else {
            LOG.debug("{} is not polled for {} ms, as Sendcloud asks for", name, pause.toMillis());
        }
        until = nanoTime.getAsLong() + pause.toNanos();
    }
}
