package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.time.Instant;

import io.github.camelsendcloud.api.RetryAfter;
import io.github.camelsendcloud.internal.client.limit.Permit;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;

/**
 * What came of one sending.
 *
 * @param response the answer, without its body when that was cut; {@code null} when there was none
 * @param thrown   why there was no (whole) answer; {@code null} when there was
 * @param failure  {@code null} for a success
 * @param sendings how often the request went out: twice when its token was refused and there was another
 * @param resendable whether the body can be sent again
 */
record Attempt(ApiResponse response, Throwable thrown, FailureKind failure, int sendings, boolean resendable) {

    /** @return {@code null} when the server did not say */
    Duration retryAfter() {
        return response == null ? null : RetryAfter.parse(response.header("Retry-After"), Instant.now());
    }

    /** Whether Sendcloud has refused the call as one too many. Such retries are bounded by the limiter. */
    boolean isRateLimited() {
        return failure == FailureKind.RATE_LIMITED;
    }

    /**
     * Whether the limiter lets the call through again when its time has come: Sendcloud has said for how long the call
     * is refused. In the line of the limiter the call has its place before younger calls, which a timer would not keep.
     */
    boolean isHeldBy(RateLimiter limiter) {
        return limiter != null && isRateLimited() && retryAfter() != null;
    }

    /**
     * Pauses the operation, or the account, when Sendcloud has refused the call as one too many.
     *
     * @param  most the longest pause when Sendcloud does not say how long to wait
     * @return      how long the operation is paused although Sendcloud did not say; {@code null} otherwise
     */
    Duration pause(RateLimiter limiter, Permit permit, Duration most) {
        if (!isRateLimited()) {
            return null;
        }
        Duration asked = retryAfter();
        Duration left = limiter.refused(permit, asked, most);
        return asked == null ? left : null;
    }

    @Override
    public String toString() {
        return thrown == null ? "answered " + response.status() : thrown.toString();
    }
}
