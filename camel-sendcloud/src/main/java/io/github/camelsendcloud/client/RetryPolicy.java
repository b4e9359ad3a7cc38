package io.github.camelsendcloud.client;

import java.time.Duration;

/**
 * How often, how soon and for how long a call is repeated.
 *
 * @param maxRetries    0 for never
 * @param delay         the longest wait before the first repetition, which doubles with each
 * @param maxRetryAfter the longest wait, also when the server asks for a longer one: the call fails then
 * @param timeout       no repetition begins later than this after the first sending
 */
public record RetryPolicy(int maxRetries, Duration delay, Duration maxRetryAfter, Duration timeout) {

    /**
     * How long to wait when the server does not say: any time up to a bound that doubles with each repetition, so that
     * those who failed together do not come back together.
     *
     * @param retry  from 1
     * @param random from 0 to 1
     */
    Duration backOff(int retry, double random) {
        long bound = Math.min(maxRetryAfter.toNanos(), delay.toNanos() << Math.min(retry - 1, 20));
        return Duration.ofNanos((long) (bound * random));
    }
}
