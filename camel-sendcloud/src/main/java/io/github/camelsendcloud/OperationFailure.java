package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.auth.Redaction;
import io.github.camelsendcloud.client.ApiResponse;

/**
 * What is known about a failed call.
 *
 * @param problem    what happened to the operation, to follow its name: {@code failed with 400}
 * @param uri        what was called
 * @param status     0 when there was no answer
 * @param location   where a redirect points to, or {@code null}
 * @param body       of the answer, or {@code null}
 * @param errors     what the answer reports
 * @param succeeded  what did succeed
 * @param requestId  or {@code null}
 * @param retryAfter or {@code null}
 * @param retryable  whether the call may be made again
 * @param cause      or {@code null}
 */
record OperationFailure(
        Operation operation,
        String problem,
        String uri,
        int status,
        String reason,
        String location,
        Map<String, String> headers,
        String body,
        List<ApiError> errors,
        List<Map<String, Object>> succeeded,
        String requestId,
        Duration retryAfter,
        boolean retryable,
        Throwable cause) {

    /**
     * A failure that tells nothing of what authenticated the request, however much of that the server has echoed.
     *
     * @param response {@code null} when there was none
     */
    OperationFailure(
                     Operation operation, String problem, String uri, ApiResponse response, String body, List<ApiError> errors,
                     List<Map<String, Object>> succeeded, Duration retryAfter, boolean retryable, Throwable cause) {
        this(
             operation, mask(response, problem), uri, response == null ? 0 : response.status(),
             response == null ? null : response.reason(), response == null ? null : response.header("Location"),
             response == null ? Map.of() : response.headers(), mask(response, body),
             response == null ? errors : masked(errors, response.redaction()),
             response == null ? succeeded : response.redaction().applyToAll(succeeded),
             response == null ? null : response.header("X-Request-Id"), retryAfter, retryable,
             response == null ? cause : response.redaction().apply(cause));
    }

    /** The errors without what was sent. */
    static List<ApiError> masked(List<ApiError> errors, Redaction sent) {
        return errors.stream()
                .map(error -> new ApiError(sent.apply(error.code()), sent.apply(error.detail()), sent.apply(error.source())))
                .toList();
    }

    private static String mask(ApiResponse response, String text) {
        return response == null ? text : response.redaction().apply(text);
    }
}
