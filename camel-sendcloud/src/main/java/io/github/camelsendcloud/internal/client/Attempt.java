package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.time.Instant;

import io.github.camelsendcloud.api.RetryAfter;
import io.github.camelsendcloud.internal.client.limit.Permit;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;

/**
 * The result of one attempt of a call.
 *
 * @param response   the response, without its body if the body was truncated; {@code null} without a response
 * @param thrown     the exception instead of a response or of a whole response; {@code null} for a whole response
 * @param failure    the kind of the failure; {@code null} for a success
 * @param sendings   the number of sendings: 2 if Sendcloud has rejected the token and another token was ready
 * @param resendable whether the body can be sent again
 */
record Attempt(ApiResponse response, Throwable thrown, FailureKind failure, int sendings, boolean resendable) {

    /** @return {@code null} without a usable {@code Retry-After} */
    Duration retryAfter() {
        return response == null ? null : RetryAfter.parse(response.header("Retry-After"), Instant.now());
    }

    /**
     * Whether Sendcloud has refused the call because of a rate limit (429). The rate limiter limits the retries of such
     * calls.
     */
    boolean isRateLimited() {
        return failure == FailureKind.RATE_LIMITED;
    }

    /**
     * Whether the limiter schedules the retry, because the response has the length of the wait. In the waiting line of
     * the limiter, the call keeps its place before younger calls. A timer would not keep the place.
     */
    boolean isHeldBy(RateLimiter limiter) {
        return limiter != null && isRateLimited() && retryAfter() != null;
    }

    /**
     * Pauses the operation or the account if Sendcloud has refused the call because of a rate limit.
     *
     * @param  maxPause the longest pause after a response without the length of the wait
     * @return          the pause of the operation after a response without the length of the wait; {@code null}
     *                  otherwise
     */
    Duration pause(RateLimiter limiter, Permit permit, Duration maxPause) {
        if (!isRateLimited()) {
            return null;
        }
        Duration asked = retryAfter();
        Duration left = limiter.refused(permit, asked, maxPause);
        return asked == null ? left : null;
    }

    /** Continues the sentence "the latest attempt ...", with a text from a short list: no text of the server. */
    String cause() {
        return thrown == null ? "had status " + response.status() : "ended with " + thrown.getClass().getSimpleName();
    }

    /** Continues the sentence "the latest attempt ...", for logs. */
    @Override
    public String toString() {
        return thrown == null ? "had status " + response.status() : "ended with " + thrown;
    }
}
