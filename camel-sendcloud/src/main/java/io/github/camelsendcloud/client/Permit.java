package io.github.camelsendcloud.client;

/** The right to make a call, and when that call was counted. Guarded by the lock of its {@link RateLimiter}. */
final class Permit {

    /** Later than any time. */
    static final long UNSENT = Long.MAX_VALUE / 2;

    private final long number;
    private long counted = UNSENT;

    /** @param number says in which order permits were handed out */
    Permit(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    /** The latest time at which the server may have counted the call. */
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
