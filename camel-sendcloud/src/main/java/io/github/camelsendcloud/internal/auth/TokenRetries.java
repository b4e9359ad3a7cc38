package io.github.camelsendcloud.internal.auth;

import java.io.EOFException;
import java.net.SocketException;
import java.time.Duration;

import javax.net.ssl.SSLException;

/**
 * Decides when a failed token request is retried, and schedules the retry. No thread waits for a retry. Instances are
 * immutable.
 */
final class TokenRetries {

    /** The maximum number of attempts, the first attempt included. */
    static final int MAX_ATTEMPTS = 4;

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
     * @param alarm        the timer that runs the retries
     * @param tokenTimeout the longest time of one attempt. No retry begins later than one and a half times this time
     *                     after the begin of the first attempt, so that all attempts end within two and a half times
     *                     this time
     */
    public static TokenRetries within(Alarm alarm, Duration tokenTimeout) {
        return new TokenRetries(alarm, tokenTimeout.toNanos() / 2 * 3);
    }

    /** The rules without retries: each failure is final. */
    static TokenRetries none() {
        return new TokenRetries(null, 0);
    }

    /**
     * The delay before the next attempt.
     *
     * @param  attempts the number of attempts so far
     * @param  elapsed  nanoseconds since the begin of the first attempt
     * @param  random   from 0 to 1
     * @return          the delay in nanoseconds; -1 for no further attempt
     */
    long delay(TokenRequestException failure, int attempts, long elapsed, double random) {
        if (attempts >= MAX_ATTEMPTS || !isPassing(failure)) {
            return -1;
        }
        long delay = FIRST_DELAY << attempts - 1;
        delay -= (long) (random * delay / 2);
        Duration asked = failure.getRetryAfter();
        if (asked != null) {
            // compared as durations: centuries have more nanoseconds than a long
            if (asked.compareTo(Duration.ofNanos(longest)) > 0) {
                return -1;
            }
            delay = Math.max(delay, asked.toNanos());
        }
        return elapsed + delay <= longest ? delay : -1;
    }

    /**
     * Whether a retry of the request may succeed soon. A refusal, a redirect and a response without a token are final.
     */
    private static boolean isPassing(TokenRequestException failure) {
        int status = failure.getStatusCode();
        if (status == 0) {
            return failure.isWithoutResponse() && !isDistrust(failure.getCause());
        }
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /**
     * Whether a failure is a rejected certificate. A TLS handshake that fails because of a certificate fails again. A
     * handshake whose connection broke may succeed.
     */
    private static boolean isDistrust(Throwable failure) {
        return failure instanceof SSLException
                && !(failure.getCause() instanceof EOFException) && !(failure.getCause() instanceof SocketException);
    }

    /** @throws java.util.concurrent.RejectedExecutionException when the component is stopped */
    void schedule(Runnable retry, long delay) {
        alarm.set(retry, delay);
    }
}
