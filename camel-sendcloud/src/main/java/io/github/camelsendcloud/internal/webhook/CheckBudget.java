package io.github.camelsendcloud.internal.webhook;

/**
 * Permits for checks that strangers can cause: a number of them at once, and one more in each interval. All fields are
 * guarded by the lock of the instance.
 */
final class CheckBudget {

    private final long capacity;
    private final long interval;
    private long saved;
    private long last;

    /**
     * A full budget.
     *
     * @param permits  the most that can be saved
     * @param interval in nanoseconds, for one more permit
     * @param now      in nanoseconds of a monotonic clock
     */
    CheckBudget(int permits, long interval, long now) {
        this.capacity = permits * interval;
        this.interval = interval;
        this.saved = capacity;
        this.last = now;
    }

    /** Takes a permit. The result is false when there is none at this moment. */
    synchronized boolean take(long now) {
        saved = Math.min(capacity, saved + Math.min(capacity, now - last));
        last = now;
        if (saved < interval) {
            return false;
        }
        saved -= interval;
        return true;
    }
}
