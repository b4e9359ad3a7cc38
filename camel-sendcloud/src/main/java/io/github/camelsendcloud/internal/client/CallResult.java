package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelsendcloud.api.ActivityListener.Outcome;
import io.github.camelsendcloud.internal.auth.TokenRequestException;

/**
 * The result of a call after all attempts.
 *
 * @param response   the last response; {@code null} without a response
 * @param thrown     the exception instead of a response or of a whole response; {@code null} for a whole response
 * @param success    whether Sendcloud has done what the operation requests
 * @param unknown    whether Sendcloud may have processed the failed call
 * @param retryable  whether a retry of the failed call does no harm and may succeed
 * @param retryAfter the pause that Sendcloud has asked for, or the pause after a 429 without Retry-After; {@code null}
 *                   for no pause
 * @param attempts   the number of sendings of the request
 * @param overBudget whether the call was not retried because the retry budget of the account is used up
 * @param findings   the result of the lookup; {@code null} without a lookup
 * @param existing   whether the response has objects that existed before, found by their references. Such an object may
 *                   differ from the requested object
 */
public record CallResult(
        ApiResponse response, Throwable thrown, boolean success, boolean unknown, boolean retryable, Duration retryAfter,
        int attempts, boolean overBudget, Findings findings, boolean existing) {

    /**
     * The result of the lookup of the objects that a call should create. An object that is neither found nor missing
     * was not looked up.
     *
     * @param found   the references of the objects that exist, in the order of the request
     * @param missing the references of the objects that do not exist, or do not exist yet, in the order of the request
     * @param unlike  the differences between the existing and the requested objects, by reference
     */
    public record Findings(List<String> found, List<String> missing, Map<String, String> unlike) {
    }

    /** Receives the result of a call. */
    @FunctionalInterface
    public interface Callback {

        /**
         * Receives the result. The client calls this method once for each call. This method must not throw an
         * exception.
         *
         * @param sync whether the calling thread is the thread that has started the call, and the start has not
         *             returned yet
         */
        void done(CallResult result, boolean sync);
    }

    /** Whether the call was not sent because of a pause of the rate limiter. */
    public boolean isPaused() {
        return thrown instanceof PausedException;
    }

    /** Whether the response has status 2xx and lacks the content of the operation. */
    public boolean isUnusable() {
        return thrown instanceof UnusableResponseException;
    }

    /** The outcome for meters. */
    Outcome outcome() {
        if (success) {
            return existing ? Outcome.EXISTING : Outcome.SUCCESS;
        }
        if (unknown) {
            return Outcome.UNKNOWN;
        }
        if (thrown == null) {
            return Outcome.ofFailed(response.status());
        }
        if (isPaused()) {
            return Outcome.RATE_LIMITED;
        }
        if (thrown instanceof RejectedExecutionException) {
            return Outcome.STOPPED;
        }
        if (thrown instanceof TokenRequestException) {
            return Outcome.NO_TOKEN;
        }
        return isUnusable() ? Outcome.UNUSABLE : Outcome.NO_RESPONSE;
    }

    /** The same failure with the result of the lookup. */
    CallResult with(Findings findings, boolean retryable) {
        return new CallResult(
                response, thrown, success, unknown, retryable, retryAfter, attempts, overBudget, findings, existing);
    }

    /** The same failure of a call that was not retried because the retry budget is used up. */
    CallResult withoutBudget() {
        return new CallResult(
                response, thrown, success, unknown, retryable, retryAfter, attempts, true, findings, existing);
    }

    static CallResult failure(
            ApiResponse response, Throwable thrown, boolean unknown, boolean retryable, Duration retryAfter, int attempts) {
        return new CallResult(response, thrown, false, unknown, retryable, retryAfter, attempts, false, null, false);
    }

    static CallResult success(ApiResponse response, int attempts) {
        return new CallResult(response, null, true, false, false, null, attempts, false, null, false);
    }

    /** A success with objects that existed before. */
    static CallResult existing(ApiResponse response, int attempts) {
        return new CallResult(response, null, true, false, false, null, attempts, false, null, true);
    }
}
