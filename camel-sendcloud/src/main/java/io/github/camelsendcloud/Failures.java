package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.api.RetryAfter;
import io.github.camelsendcloud.auth.TokenRequestException;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import io.github.camelsendcloud.client.OutcomeUnknownException;

/** Decides which kind of exception a failure is. */
final class Failures {

    private Failures() {
    }

    /** What a call threw, as the route is to see it. */
    static Exception of(ApiRequest request, Exception thrown) {
        if (thrown instanceof OutcomeUnknownException unknown) {
            return unanswered(request, unknown);
        }
        return thrown instanceof TokenRequestException refusal ? unauthenticated(request, refusal) : thrown;
    }

    /** The API answered with another status than 2xx. */
    static SendcloudOperationFailedException answered(ApiRequest request, ApiResponse response, String body) {
        int status = response.status();
        boolean writing = request.operation().repeatability().mayHarm();
        boolean retryable = status == 429 || !writing && (status == 502 || status == 503 || status == 504);
        String problem = "failed with " + status + (response.reason() == null ? "" : " " + response.reason());
        boolean unknown = status >= 500 && writing;
        OperationFailure failure = failure(
                request, response, problem + (unknown ? ": it may have been processed and was not repeated" : ""), body,
                ApiErrorParser.parse(body), retryable, null);
        if (unknown) {
            return new SendcloudOutcomeUnknownException(failure);
        }
        return switch (status) {
            case 401, 403 -> new SendcloudAuthenticationException(failure);
            case 429 -> new SendcloudRateLimitException(failure);
            default -> new SendcloudOperationFailedException(failure);
        };
    }

    /** The API answered with 2xx, and told of failures. */
    static SendcloudPartialFailureException partial(
            ApiRequest request, ApiResponse response, String body, List<ApiError> errors) {
        return new SendcloudPartialFailureException(
                failure(
                        request, response, "was answered " + response.status() + " with failures", body, errors, false, null));
    }

    /** The API answered with 2xx, and the rest of the answer was lost or is no JSON. */
    static SendcloudOperationFailedException unreadable(
            ApiRequest request, ApiResponse response, String body, Exception cause) {
        String problem = "was answered " + response.status() + ", but the answer cannot be read (" + cause + ")";
        return request.operation().repeatability().mayHarm()
                ? new SendcloudOutcomeUnknownException(
                        failure(
                                request, response, problem + ": it was processed and was not repeated", body, List.of(), false,
                                cause))
                : new SendcloudOperationFailedException(
                        failure(
                                request, response, problem, body, List.of(), true, cause));
    }

    /** There was no answer. */
    private static SendcloudOutcomeUnknownException unanswered(ApiRequest request, OutcomeUnknownException cause) {
        return new SendcloudOutcomeUnknownException(
                new OperationFailure(
                        request.operation(),
                        "was sent and not answered (" + cause.getMessage()
                                             + "): it may have been processed and was not repeated",
                        uri(request), 0, null, null, Map.of(), null, List.of(), null, null, false, cause.getCause()));
    }

    /** There was no token to send. */
    private static SendcloudAuthenticationException unauthenticated(ApiRequest request, TokenRequestException cause) {
        return new SendcloudAuthenticationException(
                new OperationFailure(
                        request.operation(), "was not sent: " + cause.getMessage(), uri(request), cause.getStatusCode(), null,
                        null, Map.of(), null, List.of(), null, cause.getRetryAfter(), cause.isTransient(), cause));
    }

    private static OperationFailure failure(
            ApiRequest request, ApiResponse response, String problem, String body, List<ApiError> errors, boolean retryable,
            Throwable cause) {
        Duration retryAfter = RetryAfter.parse(response.header("Retry-After"), Instant.now());
        return new OperationFailure(
                request.operation(), problem, uri(request), response.status(), response.reason(), response.header("Location"),
                response.headers(), body, errors, response.header("X-Request-Id"), retryAfter, retryable, cause);
    }

    private static String uri(ApiRequest request) {
        return request.host() + request.path();
    }
}
