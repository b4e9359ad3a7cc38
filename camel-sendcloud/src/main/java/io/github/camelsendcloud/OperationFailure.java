package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.Operation;
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

    /** @param response {@code null} when there was none */
    OperationFailure(
                     Operation operation, String problem, String uri, ApiResponse response, String body, List<ApiError> errors,
                     List<Map<String, Object>> succeeded, Duration retryAfter, boolean retryable, Throwable cause) {
        this(
             operation, problem, uri, response == null ? 0 : response.status(), response == null ? null : response.reason(),
             response == null ? null : response.header("Location"), response == null ? Map.of() : response.headers(), body,
             errors, succeeded, response == null ? null : response.header("X-Request-Id"), retryAfter, retryable, cause);
    }
}
