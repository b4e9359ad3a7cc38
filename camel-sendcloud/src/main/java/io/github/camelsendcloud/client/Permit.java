package io.github.camelsendcloud.client;

/** The right to make a call, and when that call was counted. Guarded by the lock of its {@link RateLimiter}. */
final class Permit {

    /** Later than any time. */
    static final long UNSENT = Long.MAX_VALUE / 2;

    private long counted = UNSENT;

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
