package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Calculates the pause of token requests after a failed refresh. */
final class RefreshPause {

    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();
    private static final long SHORTEST = Duration.ofMillis(200).toNanos();
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private RefreshPause() {
    }

    /**
     * The pause after a failure, in nanoseconds. The pause is the {@code Retry-After} of the endpoint. Without this
     * header, the pause is one second, and doubles with each failure up to a minute. The pause after a refusal is a
     * minute.
     *
     * @param failures the number of failures in a row, at least 1
     * @param current  the token in use, or {@code null}
     * @param now      nanoseconds of the monotonic clock
     * @param random   from 0 to 1
     */
    static long after(TokenRequestException failed, int failures, AccessToken current, long now, DoubleSupplier random) {
        Duration asked = failed.getRetryAfter();
        if (asked != null) {
            // compared as durations: centuries have more nanoseconds than a long
            return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER.toNanos() : Math.max(FIRST, asked.toNanos());
        }
        if (!failed.isTransient()) {
            return LONGEST;
        }
        long pause = Math.min(LONGEST, FIRST << Math.min(failures - 1, 6));
        pause -= (long) (random.getAsDouble() * pause / 2);
        if (current != null && current.state(now) != TokenState.EXPIRED) {
            // the next attempt comes before the token expires
            pause = Math.min(pause, Math.max(SHORTEST, current.nanosLeft(now) / 3));
        }
        return pause;
    }
}
