package io.github.camelsendcloud.client;

import java.util.List;

/** The calls that count against several limits, all of which hold. Guarded by the lock of its {@link RateLimiter}. */
final class Windows {

    private final List<Window> windows;
    private long permits;

    Windows(List<Limit> limits) {
        this.windows = limits.stream().map(Window::new).toList();
    }

    /** How many more calls may be made now. */
    int room(long now) {
        int room = Integer.MAX_VALUE;
        for (Window window : windows) {
            room = Math.min(room, window.room(now));
        }
        return room;
    }

    /** When there is room again, if nothing else happens; now, if there is. */
    long free(long now) {
        long free = now;
        for (Window window : windows) {
            if (window.room(now) <= 0) {
                free = Math.max(free, window.free());
            }
        }
        return free;
    }

    /** A permit, which counts from now on. */
    Permit take() {
        Permit permit = new Permit(permits++);
        windows.forEach(Window::take);
        return permit;
    }

    /** A permit counts no more. */
    void remove(Permit permit) {
        windows.forEach(window -> window.remove(permit));
        permit.count(Permit.GIVEN_BACK);
    }

    /** The call with that permit counts as of that time. */
    void count(Permit permit, long time) {
        if (time == permit.counted()) {
            return;
        }
        // a window keeps them in order of the time; where the period is over, it does not come back
        boolean[] counts = new boolean[windows.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = windows.get(i).remove(permit);
        }
        permit.count(time);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                windows.get(i).add(permit);
            }
        }
    }
}
