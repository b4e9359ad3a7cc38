package io.github.camelsendcloud.client;

import java.time.Duration;

/**
 * What came of a call, repetitions included.
 *
 * @param response   the last answer; {@code null} when there was none
 * @param thrown     why there was no (whole) answer; {@code null} when there was
 * @param success    whether the operation has done what was wanted
 * @param unknown    whether it may have been processed, though it is no success
 * @param retryable  whether the same call may be made again without harm, and may succeed then
 * @param retryAfter how long the server asked to be left alone; {@code null} when it did not say
 * @param attempts   how often the request was sent
 */
public record CallResult(
        ApiResponse response, Throwable thrown, boolean success, boolean unknown, boolean retryable, Duration retryAfter,
        int attempts) {

    /** The same, which may be made again. */
    CallResult toRetryable() {
        return new CallResult(response, thrown, success, unknown, true, retryAfter, attempts);
    }

    static CallResult success(ApiResponse response, int attempts) {
        return new CallResult(response, null, true, false, false, null, attempts);
    }
}
