package io.github.camelsendcloud.sandbox.internal.delivery;

import java.time.Duration;

/**
 * When the sandbox repeats an attempt without a status 2xx: by default like Sendcloud, after 5 minutes and then after
 * twice the time before, at most 1 hour. Safe for use by several threads.
 */
public final class RetrySchedule {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private volatile Duration constant;
    private volatile Integer retries;

    /** Sets a constant time between two attempts; null for Sendcloud's times. */
    public void constant(Duration delay) {
        this.constant = delay;
    }

    /** Sets the number of retries; null for Sendcloud's number. */
    public void retries(Integer number) {
        this.retries = number;
    }

    /** The time until a retry, or null for no more retry. The first retry has the number 0. */
    Duration before(int retry, Message.Kind kind) {
        Integer most = retries;
        if (retry >= (most == null ? kind.retries() : most)) {
            return null;
        }
        Duration delay = constant;
        if (delay != null) {
            return delay;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(retry, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    void reset() {
        constant = null;
        retries = null;
    }
}
