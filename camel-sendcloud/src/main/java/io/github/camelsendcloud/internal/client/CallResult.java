package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of a call, repetitions included.
 *
 * @param response   the last answer; {@code null} when there was none
 * @param thrown     why there was no (whole) answer; {@code null} when there was
 * @param success    whether the operation has done what was wanted
 * @param unknown    whether it may have been processed, though it is no success
 * @param retryable  whether the same call may be made again without harm, and may succeed then
 * @param retryAfter how long the server asked to be left alone, or is left alone after a 429 in which it did not say;
 *                   {@code null} for neither
 * @param attempts   how often the request was sent
 * @param overBudget whether it was not repeated since the retry budget of the account is used up
 * @param findings   what lists told about the things that it was to make; {@code null} when none was asked
 * @param existing   whether the response has objects that were there already, by their references. Such an object may
 *                   differ from the object that was asked for
 */
public record CallResult(
        ApiResponse response, Throwable thrown, boolean success, boolean unknown, boolean retryable, Duration retryAfter,
        int attempts, boolean overBudget, Findings findings, boolean existing) {

    /**
     * What lists told about the things that a call was to make: those that are in neither were not asked about.
     *
     * @param found   the references of those that are there, in order
     * @param missing the references of those that are not there, or not yet, in order
     * @param unlike  by their references, in what those that are there differ from those that were asked for
     */
    public record Findings(List<String> found, List<String> missing, Map<String, String> unlike) {
    }

    /** Whether the call was not sent, since Sendcloud has asked for a pause. */
    public boolean isPaused() {
        return thrown instanceof PausedException;
    }

    /** Whether there was a whole response that lacks what the operation responds with. */
    public boolean isUnusable() {
        return thrown instanceof UnusableResponseException;
    }

    /** The same failure, with what was found out about it. */
    CallResult with(Findings findings, boolean retryable) {
        return new CallResult(
                response, thrown, success, unknown, retryable, retryAfter, attempts, overBudget, findings, existing);
    }

    /** The same failure, which was not retried since the retry budget is used up. */
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

    /** A success by objects that were there already. */
    static CallResult existing(ApiResponse response, int attempts) {
        return new CallResult(response, null, true, false, false, null, attempts, false, null, true);
    }
}
