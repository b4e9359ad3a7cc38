package io.github.camelsendcloud.internal.client.limit;

/**
 * The right to make a call. Guarded by the lock of the {@link RateLimiter} that has created the permit.
 */
public final class Permit {

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
