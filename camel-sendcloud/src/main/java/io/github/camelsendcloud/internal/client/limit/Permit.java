package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;

/** The right to make a call. The lock of the {@link RateLimiter} that has created the permit guards a permit. */
public final class Permit {

    /** A call that waits for a permit of a {@link RateLimiter}. */
    public interface Waiter {

        /** The place in the waiting line: the call with the lowest number gets a permit first. */
        long sequence();

        /** The name of the operation. */
        String operation();

        /** The longest pause for which the call waits. */
        Duration patience();

        /**
         * Ends the wait. The limiter calls this method once, without the lock. This method must not block.
         *
         * @param permit {@code null} when the pause is longer than the patience of the call
         */
        void granted(Permit permit);
    }

    /** A time after all other times. */
    static final long UNSENT = Long.MAX_VALUE / 2;

    private final long number;
    private final String operation;
    private long counted = UNSENT;

    /**
     * @param number    the permits of a limiter have increasing numbers
     * @param operation the name of the operation
     */
    Permit(long number, String operation) {
        this.number = number;
        this.operation = operation;
    }

    String operation() {
        return operation;
    }

    long number() {
        return number;
    }

    /** The latest time at which the server has counted the call; {@link #UNSENT} for an unsent call. */
    long counted() {
        return counted;
    }

    void count(long time) {
        counted = time;
    }

    boolean isUnsent() {
        return counted == UNSENT;
    }
}
