package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.camelsendcloud.api.ApiError;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * A call that Sendcloud, or the way to it, did not answer with success. Extends the exception of camel-http, so that an
 * {@code onException} for that one works for this one too.
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

    public SendcloudOperationFailedException(OperationFailure failure) {
        super(failure.uri(), failure.status(), failure.reason(), failure.location(), failure.headers(), failure.body());
        this.operation = failure.operation();
        this.problem = failure.problem();
        this.errors = List.copyOf(failure.errors());
        this.requestId = failure.requestId();
        this.retryAfter = failure.retryAfter();
        this.retryable = failure.retryable();
        initCause(failure.cause());
    }

    /** A failure that is not retryable, without errors, headers and body: for kinds that users construct in tests. */
    SendcloudOperationFailedException(String operation, String problem, int status) {
        super(null, status, null, null, Map.of(), null);
        this.operation = Objects.requireNonNull(operation, "operation");
        this.problem = problem;
        this.errors = List.of();
        this.requestId = null;
        this.retryAfter = null;
        this.retryable = false;
    }

    /** The operation that was called, such as {@code v3 POST /shipments/announce}. */
    public String getOperation() {
        return operation;
    }

    /** What Sendcloud reported, in order; empty when it said nothing. Never null. */
    public List<ApiError> getErrors() {
        // not kept when an exception is serialized
        return errors == null ? List.of() : errors;
    }

    /** The id that Sendcloud gave the request, to quote to its support; {@code null} when it gave none. */
    public String getRequestId() {
        return requestId;
    }

    /**
     * How long Sendcloud asked to be left alone, or is left alone after a 429 in which it did not say; {@code null} for
     * neither.
     */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /** Whether the same call may succeed later, and does no harm if this one was processed after all. */
    public boolean isRetryable() {
        return retryable;
    }

    /** The operation, what happened to it, the first errors and the request id, in one line. Without keys or tokens. */
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
