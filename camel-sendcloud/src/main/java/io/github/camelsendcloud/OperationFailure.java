package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.ApiError;

/**
 * The known facts about a failed call.
 *
 * @param operation  the operation, such as {@code v3 POST /shipments/announce}
 * @param problem    the outcome of the operation, in words that follow the name of the operation:
 *                   {@code failed with 400}
 * @param uri        the address of the request
 * @param status     the status of the response; 0 without a response
 * @param location   the target of a redirect, or {@code null}
 * @param body       the body of the response, or {@code null}
 * @param errors     the errors in the response
 * @param succeeded  the objects that succeeded
 * @param requestId  the id that Sendcloud gave the request, or {@code null}
 * @param retryAfter the delay that Sendcloud asked for, or the pause of the component after a 429 without such a delay;
 *                   {@code null} for no delay
 * @param retryable  whether the call may be retried
 * @param attempts   the number of sendings of the request; 0 for a request that was not sent
 * @param cause      the cause, or {@code null}
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
        int attempts,
        Throwable cause) {

    /** The same failure with another problem. */
    OperationFailure withProblem(String other) {
        return new OperationFailure(
                operation, other, uri, status, reason, location, headers, body, errors, succeeded, requestId, retryAfter,
                retryable, attempts, cause);
    }
}
