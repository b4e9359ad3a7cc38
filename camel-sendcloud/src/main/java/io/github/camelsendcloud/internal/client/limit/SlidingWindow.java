package io.github.camelsendcloud.internal.client.limit;

/**
 * The times of the calls that one limit still counts, of those that the server surely has. Guarded by the lock of its
 * {@link RateLimiter}.
 */
final class SlidingWindow {

    private final int calls;
    private final long period;
    /** A ring, in order of time. */
    private long[] times = new long[16];
    private int first;
    private int size;

    SlidingWindow(Limit limit) {
        this.calls = limit.calls();
        this.period = limit.period().toNanos();
    }

    /** A call counts as of that time. */
    void add(long time) {
        forget(time);
        if (size == times.length) {
            long[] more = new long[2 * size];
            for (int i = 0; i < size; i++) {
                more[i] = times[index(i)];
            }
            times = more;
            first = 0;
        }
        int i = size++;
        // nearly always it is the latest
        for (; i > 0 && times[index(i - 1)] > time; i--) {
            times[index(i)] = times[index(i - 1)];
        }
        times[index(i)] = time;
    }

    private int index(int i) {
        int index = first + i;
        return index < times.length ? index : index - times.length;
    }

    /** What lies a period back counts no more. */
    void forget(long now) {
        while (size > 0 && times[first] + period <= now) {
            first = index(1);
            size--;
        }
    }

    /** How many more calls may be made, if no others are on their way, as far as is known: at least so many. */
    int room() {
        return calls - size;
    }

    /**
     * When the oldest call counts no more.
     *
     * @param next when the first of the calls on their way counts, which is the oldest when there is no other
     */
    long free(long next) {
        return (size > 0 ? times[first] : next) + period;
    }

    long period() {
        return period;
    }

    /** How long it takes until no call counts any more; 0 when none does. */
    long left(long now) {
        return size == 0 ? 0 : Math.max(0, times[index(size - 1)] + period - now);
    }
}
