package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.ApiError;

/**
 * What is known about a failed call.
 *
 * @param operation  the operation, such as {@code v3 POST /shipments/announce}
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
public record OperationFailure(
        String operation,
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
}
