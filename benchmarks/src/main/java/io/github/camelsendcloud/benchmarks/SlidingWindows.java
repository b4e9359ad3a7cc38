package io.github.camelsendcloud.benchmarks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Limits of the strictest kind: a limit holds for every span of time, with any beginning. A rejected call does not
 * count. Not safe for use by several threads.
 */
final class SlidingWindows {

    /** A limit of {@code calls} in every {@code span}. */
    record Window(int calls, Duration span) {

        /** Reads {@code 15/50ms} or {@code 100/3s}. */
        static Window of(String text) {
            String[] parts = text.split("/");
            boolean millis = parts[1].endsWith("ms");
            long number = Long.parseLong(parts[1].substring(0, parts[1].length() - (millis ? 2 : 1)));
            return new Window(Integer.parseInt(parts[0]), millis ? Duration.ofMillis(number) : Duration.ofSeconds(number));
        }
    }

    private final List<Window> windows = new ArrayList<>();
    private final Deque<Long> accepted = new ArrayDeque<>();
    private final long longest;

    /** @param windows limits with commas between them */
    SlidingWindows(String windows) {
        for (String window : windows.split(",")) {
            this.windows.add(Window.of(window));
        }
        longest = this.windows.stream().mapToLong(window -> window.span().toNanos()).max().orElse(0);
    }

    /**
     * Whether a call is within all limits. An accepted call counts.
     *
     * @param now nanoseconds of a monotonic clock
     */
    boolean accept(long now) {
        while (!accepted.isEmpty() && now - accepted.peekFirst() >= longest) {
            accepted.removeFirst();
        }
        for (Window window : windows) {
            long span = window.span().toNanos();
            if (accepted.stream().filter(time -> now - time < span).count() >= window.calls()) {
                return false;
            }
        }
        accepted.addLast(now);
        return true;
    }

    /** The shortest time for a number of calls. The first call starts at once. */
    Duration optimum(int calls) {
        SlidingWindows empty = new SlidingWindows(this);
        long now = 0;
        for (int call = 0; call < calls; call++) {
            while (!empty.accept(now)) {
                now += Duration.ofMillis(1).toNanos();
            }
        }
        return Duration.ofNanos(now);
    }

    private SlidingWindows(SlidingWindows other) {
        windows.addAll(other.windows);
        longest = other.longest;
    }
}
