package io.github.camelsendcloud.internal.webhook;

/**
 * A budget of permits for checks that an unknown sender can cause. A full budget has a number of permits, and each
 * interval adds one permit. The lock of the instance guards all fields.
 */
final class CheckBudget {

    private final long capacity;
    private final long interval;
    private long saved;
    private long last;

    /**
     * Creates a full budget.
     *
     * @param permits  the number of permits of a full budget
     * @param interval the time in which the budget gains one permit, in nanoseconds
     * @param now      the time of the monotonic clock, in nanoseconds
     */
    CheckBudget(int permits, long interval, long now) {
        this.capacity = permits * interval;
        this.interval = interval;
        this.saved = capacity;
        this.last = now;
    }

    /** @return whether a permit was available and has been taken */
    boolean take(long now) {
        return take(1, now);
    }

    /** @return whether the permits were available and have been taken */
    synchronized boolean take(long permits, long now) {
        saved = Math.min(capacity, saved + Math.min(capacity, now - last));
        last = now;
        if (saved < permits * interval) {
            return false;
        }
        saved -= permits * interval;
        return true;
    }

    /** Returns permits that were taken. */
    synchronized void giveBack(long permits) {
        saved = Math.min(capacity, saved + permits * interval);
    }
}
