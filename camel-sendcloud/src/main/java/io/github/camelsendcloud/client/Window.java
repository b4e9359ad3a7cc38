package io.github.camelsendcloud.client;

import java.util.Comparator;
import java.util.TreeSet;

/** The calls that count against one limit. Guarded by the lock of its {@link RateLimiter}. */
final class Window {

    private final int calls;
    private final long period;
    /** How many permits are handed out whose calls are not sent yet. */
    private int unsent;
    /** The others. Whichever is counted first comes first, in whatever order they were handed out and answered. */
    private final TreeSet<Permit> permits
            = new TreeSet<>(Comparator.comparingLong(Permit::counted).thenComparingLong(Permit::number));

    Window(Limit limit) {
        this.calls = limit.calls();
        this.period = limit.period().toNanos();
    }

    void take() {
        unsent++;
    }

    void add(Permit permit) {
        permits.add(permit);
    }

    /** @return whether it still counted */
    boolean remove(Permit permit) {
        if (permit.isUnsent()) {
            unsent--;
            return true;
        }
        return permits.remove(permit);
    }

    /** How many more calls may be made now. */
    int room(long now) {
        while (!permits.isEmpty() && permits.first().counted() + period <= now) {
            permits.pollFirst();
        }
        return calls - unsent - permits.size();
    }

    /** When there is room again where there is none, if nothing else happens; never when none of the calls is sent. */
    long free() {
        return permits.isEmpty() ? Permit.UNSENT : permits.first().counted() + period;
    }
}
