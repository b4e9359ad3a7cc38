package io.github.camelsendcloud.internal.client;

import java.time.Duration;

/**
 * The number, the delay and the time limit of the retries of a failed call.
 *
 * @param maxRetries    the maximum number of retries; 0 for no retries
 * @param delay         the longest wait before the first retry. The longest wait doubles with each retry
 * @param maxRetryAfter the longest wait; the call fails when the server asks for a longer wait
 * @param timeout       the longest time between the first sending and the beginning of a retry
 */
public record RetryPolicy(int maxRetries, Duration delay, Duration maxRetryAfter, Duration timeout) {

    /** A time that is longer than any useful time. The sum of two such times fits into nanoseconds. */
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
     * The wait after a response without the length of the wait. The wait is a random time up to a limit. The limit
     * doubles with each retry. The random time (jitter) spreads the retries of calls that have failed at the same time.
     *
     * @param retry  the number of the retry, from 1
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
     * The wait after a pause whose length is a guess. A random part makes sure that not all calls are retried at the
     * end of the pause.
     *
     * @param pause {@code null} for no pause
     */
    Duration backOff(Duration pause, int retry, double random) {
        Duration backOff = backOff(retry, random);
        return pause == null ? backOff : shorter(pause.plus(backOff), maxRetryAfter);
    }
}
