package io.github.camelsendcloud.internal.auth;

import java.io.EOFException;
import java.net.SocketException;
import java.time.Duration;

import javax.net.ssl.SSLException;

/**
 * When a token request that failed in passing is retried, and who wakes the retry up. No thread waits for a retry.
 * Immutable.
 */
final class TokenRetries {

    /** The first attempt included. */
    static final int MOST_ATTEMPTS = 4;

    private static final long FIRST_DELAY = Duration.ofMillis(500).toNanos();

    /** Runs a retry later. */
    @FunctionalInterface
    public interface Alarm {

        /** @throws java.util.concurrent.RejectedExecutionException when the component is stopped */
        void set(Runnable retry, long nanos);
    }

    private final Alarm alarm;
    private final long longest;

    private TokenRetries(Alarm alarm, long longest) {
        this.alarm = alarm;
        this.longest = longest;
    }

    /**
     * @param alarm        wakes retries up
     * @param tokenTimeout the longest time of one attempt: no retry begins later than one and a half times this time
     *                     after the begin of the first attempt, so that all end within two and a half times this time
     */
    public static TokenRetries within(Alarm alarm, Duration tokenTimeout) {
        return new TokenRetries(alarm, tokenTimeout.toNanos() / 2 * 3);
    }

    /** Each failure is final. */
    static TokenRetries none() {
        return new TokenRetries(null, 0);
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param  attempts how many there were
     * @param  elapsed  nanoseconds since the begin of the first attempt
     * @param  random   from 0 to 1
     * @return          in nanoseconds; -1 when the failure is final
     */
    long delay(TokenRequestException failure, int attempts, long elapsed, double random) {
        if (attempts >= MOST_ATTEMPTS || !isPassing(failure)) {
            return -1;
        }
        long delay = FIRST_DELAY << attempts - 1;
        delay -= (long) (random * delay / 2);
        Duration asked = failure.getRetryAfter();
        if (asked != null) {
            if (asked.compareTo(Duration.ofNanos(longest)) > 0) {
                // compared as durations: that of a date in the year 9999 has more nanoseconds than a long
                return -1;
            }
            delay = Math.max(delay, asked.toNanos());
        }
        return elapsed + delay <= longest ? delay : -1;
    }

    /** Whether the same request may succeed in a moment. A refusal, a redirect and a response that is no token stay. */
    private static boolean isPassing(TokenRequestException failure) {
        int status = failure.getStatusCode();
        if (status == 0) {
            return failure.isUnanswered() && !isDistrust(failure.getCause());
        }
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /** A handshake that fails for a reason of its own fails again; one that was cut need not. */
    private static boolean isDistrust(Throwable failure) {
        return failure instanceof SSLException
                && !(failure.getCause() instanceof EOFException) && !(failure.getCause() instanceof SocketException);
    }

    /** @throws java.util.concurrent.RejectedExecutionException when the component is stopped */
    void schedule(Runnable retry, long delay) {
        alarm.set(retry, delay);
    }
}
