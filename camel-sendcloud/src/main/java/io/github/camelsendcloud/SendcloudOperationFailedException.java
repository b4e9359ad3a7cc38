package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.camelsendcloud.api.ApiError;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * A call has failed: the response was no success, or the request or its response was lost. The class extends the
 * exception of camel-http, so that an {@code onException} for the exception of camel-http also handles this exception.
 */
public class SendcloudOperationFailedException extends HttpOperationFailedException {

    private static final long serialVersionUID = 1L;
    private static final int ERRORS_IN_MESSAGE = 5;

    private final String operation;
    private final String problem;
    private final transient List<ApiError> errors;
    private final String requestId;
    private final transient Duration retryAfter;
    private final boolean retryable;
    private final int attempts;

    // initCause: no subclass overrides this method
    @SuppressWarnings("this-escape")
    public SendcloudOperationFailedException(OperationFailure failure) {
        super(failure.uri(), failure.status(), failure.reason(), failure.location(), failure.headers(), failure.body());
        this.operation = failure.operation();
        this.problem = failure.problem();
        this.errors = List.copyOf(failure.errors());
        this.requestId = failure.requestId();
        this.retryAfter = failure.retryAfter();
        this.retryable = failure.retryable();
        this.attempts = failure.attempts();
        initCause(failure.cause());
    }

    /**
     * A failure that is not retryable, without errors, headers and body: for subclasses that users construct in tests.
     */
    SendcloudOperationFailedException(String operation, String problem, int status) {
        super(null, status, null, null, Map.of(), null);
        this.operation = Objects.requireNonNull(operation, "operation");
        this.problem = problem;
        this.errors = List.of();
        this.requestId = null;
        this.retryAfter = null;
        this.retryable = false;
        this.attempts = 0;
    }

    /** The operation that was called, such as {@code v3 POST /shipments/announce}. */
    public String getOperation() {
        return operation;
    }

    /**
     * The errors that Sendcloud reported, in the order of the response. Empty when Sendcloud reported no errors. Never
     * null.
     */
    public List<ApiError> getErrors() {
        // a serialized exception does not contain the errors
        return errors == null ? List.of() : errors;
    }

    /**
     * The id that Sendcloud gave the request. Quote the id to the support of Sendcloud. {@code null} when the response
     * has no id.
     */
    public String getRequestId() {
        return requestId;
    }

    /**
     * The delay that Sendcloud asked for. After a 429 without such a delay, the pause that the component makes.
     * Otherwise {@code null}.
     */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /** Whether the same call may succeed later, and is safe even if Sendcloud has processed this call. */
    public boolean isRetryable() {
        return retryable;
    }

    /**
     * The number of attempts of the call; 0 for a request that was not sent. The number of a list is the sum of its
     * requests.
     */
    public int getAttempts() {
        return attempts;
    }

    /**
     * The operation, its outcome, the first errors and the request id, in one line. The text contains no keys or
     * tokens.
     */
    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder(operation).append(' ').append(problem);
        List<ApiError> reported = getErrors();
        if (!reported.isEmpty()) {
            message.append(": ").append(reported.stream()
                    .limit(ERRORS_IN_MESSAGE).map(ApiError::toString).collect(Collectors.joining("; ")));
            if (reported.size() > ERRORS_IN_MESSAGE) {
                message.append("; and ").append(reported.size() - ERRORS_IN_MESSAGE).append(" more");
            }
        }
        if (requestId != null) {
            message.append(" (request id ").append(requestId).append(')');
        }
        return message.toString();
    }
}
