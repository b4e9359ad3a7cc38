package io.github.camelsendcloud.internal.client.limit;

import java.util.List;

/** The calls that count against several limits, all of which hold. Guarded by the lock of its {@link RateLimiter}. */
final class LimitWindows {

    private final SlidingWindow[] windows;
    /** Sent and not answered, in the order of sending, which is that in which they are counted at the latest. */
    private final Permit.Line sent = new Permit.Line();
    private int unsent;
    private long permits;

    LimitWindows(List<Limit> limits) {
        this.windows = limits.stream().map(SlidingWindow::new).toArray(SlidingWindow[]::new);
    }

    /** How many more calls may be made now. */
    int room(long now) {
        settle(now);
        return room();
    }

    /** The same as far as is known without the time: at least so many. */
    int room() {
        int room = Integer.MAX_VALUE;
        for (SlidingWindow window : windows) {
            room = Math.min(room, window.room());
        }
        return room - underWay();
    }

    private int underWay() {
        return unsent + sent.size();
    }

    /** The server has those that were sent so long ago, answered or not; others count no more. */
    private void settle(long now) {
        for (Permit permit = sent.first(); permit != null && permit.counted() <= now; permit = sent.first()) {
            sent.remove(permit);
            add(permit.counted());
        }
        for (SlidingWindow window : windows) {
            window.forget(now);
        }
    }

    private void add(long time) {
        for (SlidingWindow window : windows) {
            window.add(time);
        }
    }

    /** When there is room again, if nothing else happens; now, if there is. */
    long free(long now) {
        settle(now);
        long next = sent.first() == null ? Permit.UNSENT : sent.first().counted();
        long free = now;
        for (SlidingWindow window : windows) {
            if (window.room() <= underWay()) {
                free = Math.max(free, window.free(next));
            }
        }
        return free;
    }

    /** How long it takes at least until no call counts any more; 0 when none does. */
    long left(long now) {
        settle(now);
        long left = 0;
        for (SlidingWindow window : windows) {
            left = Math.max(left, underWay() > 0 ? window.period() : window.left(now));
        }
        return left;
    }

    /** The number of the next permit. */
    long next() {
        return permits;
    }

    /** A permit for a call of that operation, which counts from now on. */
    Permit take(String operation) {
        unsent++;
        return new Permit(permits++, operation);
    }

    /** The call with that permit is sent, and counted at that time at the latest. */
    void sent(Permit permit, long latest) {
        unsent--;
        permit.count(latest);
        sent.add(permit);
    }

    /** The call with that permit has been counted by now, or is not sent. May be told twice. */
    void done(Permit permit, long now) {
        if (permit.isUnsent()) {
            unsent--;
            permit.count(now);
        } else if (sent.remove(permit)) {
            add(Math.min(permit.counted(), now));
        }
    }
}
