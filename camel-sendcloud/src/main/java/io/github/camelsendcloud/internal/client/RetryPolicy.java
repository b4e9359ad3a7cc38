package io.github.camelsendcloud.internal.client;

import java.time.Duration;

/**
 * How often, how soon and for how long a call is repeated.
 *
 * @param maxRetries    0 for never
 * @param delay         the longest wait before the first repetition, which doubles with each
 * @param maxRetryAfter the longest wait, also when the server asks for a longer one: the call fails then
 * @param timeout       no repetition begins later than this after the first sending, whatever it waits for
 */
public record RetryPolicy(int maxRetries, Duration delay, Duration maxRetryAfter, Duration timeout) {

    /** As good as for ever, and two of them can still be added as nanoseconds. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    public RetryPolicy {
        delay = shorter(delay, FOR_EVER);
        maxRetryAfter = shorter(maxRetryAfter, FOR_EVER);
        timeout = shorter(timeout, FOR_EVER);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * How long to wait when the server does not say: any time up to a bound that doubles with each repetition, so that
     * those who failed together do not come back together.
     *
     * @param retry  from 1
     * @param random from 0 to 1
     */
    Duration backOff(int retry, double random) {
        int doublings = Math.min(retry - 1, Long.SIZE - 2);
        long first = delay.toNanos();
        long longest = maxRetryAfter.toNanos();
        long bound = first > longest >> doublings ? longest : first << doublings;
        return Duration.ofNanos(Math.min(bound, (long) (bound * random)));
    }

    /**
     * The same after a pause that nobody has asked for, so that not all come back at its end.
     *
     * @param pause {@code null} for none
     */
    Duration backOff(Duration pause, int retry, double random) {
        Duration backOff = backOff(retry, random);
        return pause == null ? backOff : shorter(pause.plus(backOff), maxRetryAfter);
    }
}
