package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelsendcloud.OperationFailure;
import io.github.camelsendcloud.SendcloudAuthenticationException;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudOutcomeUnknownException;
import io.github.camelsendcloud.SendcloudPartialFailureException;
import io.github.camelsendcloud.SendcloudRateLimitException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.api.ApiHost;
import io.github.camelsendcloud.api.ObjectComparison;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.RetrySemantics;
import io.github.camelsendcloud.internal.auth.Redaction;
import io.github.camelsendcloud.internal.auth.TokenRequestException;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallResult;

/** Decides which kind of exception a failure is. */
final class Failures {

    private Failures() {
    }

    /** The exception for a call that has failed. */
    static SendcloudOperationFailedException of(ApiRequest request, CallResult result) {
        if (result.thrown() instanceof TokenRequestException refusal && !result.unknown()) {
            return unauthenticated(request, result, refusal);
        }
        ApiResponse response = result.response();
        String body = response == null || result.thrown() != null ? null : response.error();
        if (result.isUnusable() && response.content() != null) {
            body = ResponseContent.text(response.content());
        }
        // a later retry is safe if the retry had no token: an unsafe request is retried only with a reference
        boolean retryable = result.retryable() || result.thrown() instanceof TokenRequestException e && e.isTransient();
        OperationFailure failure = failure(
                request.operation(), problem(request, result), uri(request), response, body,
                result.thrown() == null ? ApiErrorParser.parse(body) : List.of(), List.of(), result.retryAfter(), retryable,
                result.attempts(), result.thrown());
        if (result.unknown()) {
            return new SendcloudOutcomeUnknownException(failure);
        }
        if (result.isPaused()) {
            return new SendcloudRateLimitException(failure);
        }
        return switch (response == null ? 0 : response.status()) {
            case 401, 403 -> new SendcloudAuthenticationException(failure);
            case 429 -> new SendcloudRateLimitException(failure);
            default -> new SendcloudOperationFailedException(failure);
        };
    }

    private static String problem(ApiRequest request, CallResult result) {
        ApiResponse response = result.response();
        Throwable thrown = result.thrown();
        boolean held = result.isPaused() || thrown instanceof TokenRequestException;
        String problem;
        if (result.attempts() > 0 && (held || thrown instanceof RejectedExecutionException)) {
            problem = "has failed and is not retried (" + thrown.getMessage() + ")";
        } else if (held) {
            problem = "was not sent: " + thrown.getMessage();
        } else if (response == null) {
            problem = (result.attempts() == 0 ? "was not sent (" : "got no response (") + thrown + ")";
        } else if (result.isUnusable()) {
            problem = "got status " + response.status() + ", but the response cannot be read (" + thrown.getMessage() + ")";
        } else if (thrown != null) {
            problem = "got status " + response.status() + ", but the response was lost (" + thrown.getMessage() + ")";
        } else {
            problem = "failed with " + response.status() + (response.reason() == null ? "" : " " + response.reason())
                      + (response.status() == 404 ? address(request) : "")
                      + (response.status() == 403 ? ScopeHint.of(request, response) : "")
                      + keyHint(request, response.status());
        }
        if (result.attempts() > 1) {
            problem += " after " + result.attempts() + " attempts";
        }
        if (result.overBudget()) {
            problem += " and is not retried, since the retry budget of the account is used up (option retryBudget)";
        }
        if (result.unknown()) {
            problem += ": it may have been processed and "
                       + (result.attempts() > 1 ? "is not retried any more" : "was not retried");
        } else if (result.findings() == null) {
            return problem;
        }
        List<RetrySemantics.RequestedObject> wanted = request.operation().retrySemantics().requestedObjects(request.json());
        return problem
               + (wanted.isEmpty() ? check(request.operation()) : check(request.operation(), wanted, result.findings()));
    }

    /**
     * The address of a request, without the query and the values of the path, since these may contain personal data.
     */
    private static String address(ApiRequest request) {
        String template = request.operation().path().toString();
        int query = request.path().indexOf('?');
        int end = query < 0 ? request.path().length() : query;
        for (int i = template.split("/").length; i > 0; i--) {
            end = request.path().lastIndexOf('/', end - 1);
        }
        String option = request.operation().host() == ApiHost.PANEL ? "baseUri" : "servicePointsUri";
        return " at " + request.host() + request.path().substring(0, end + 1) + template
               + " (if all operations fail like this, check the option " + option + ")";
    }

    /** What a user checks after a refusal of the keys, as text. */
    private static String keyHint(ApiRequest request, int status) {
        List<String> hints = new ArrayList<>();
        if (status == 401 && request.credentials().hint() != null) {
            hints.add(request.credentials().hint());
        }
        if ((status == 401 || status == 403) && isOfServicePoints(request.operation())) {
            hints.add("check that \"Service Points\" is ticked for the integration");
        }
        return hints.isEmpty() ? "" : " (" + String.join("; ", hints) + ")";
    }

    private static boolean isOfServicePoints(Operation operation) {
        return operation.host() != ApiHost.PANEL || operation.path().toString().startsWith("service-points");
    }

    /** The result of the lookup of the requested objects, as text. */
    private static String check(
            Operation operation, List<RetrySemantics.RequestedObject> wanted, CallResult.Findings findings) {
        RetrySemantics.Lookup lookup = operation.retrySemantics().lookup();
        String list = "; " + operation.version().path() + " GET /" + lookup.list() + " (by " + lookup.parameter();
        List<String> open = new ArrayList<>(wanted.stream().map(RetrySemantics.RequestedObject::reference).toList());
        List<String> texts = new ArrayList<>();
        if (findings != null) {
            open.removeAll(findings.found());
            open.removeAll(findings.missing());
            add("has", findings.found().stream().map(reference -> findings.unlike().containsKey(reference)
                    ? reference + ", which " + findings.unlike().get(reference) : reference).toList(), texts);
            add("does not have", findings.missing(), texts);
        }
        if (texts.isEmpty()) {
            return list + " " + String.join(", ", open) + ") tells whether it was";
        }
        add("was not asked about", open, texts);
        return list + ") " + String.join(" and ", texts);
    }

    private static void add(String what, List<String> references, List<String> texts) {
        if (!references.isEmpty()) {
            texts.add(what + " " + String.join(", ", references));
        }
    }

    /** The call that shows whether the request was processed, as text. */
    private static String check(Operation operation) {
        String check = operation.retrySemantics().checkList();
        if (check == null) {
            return "";
        }
        int mark = check.indexOf('?');
        String list = operation.version().path() + " GET /" + (mark < 0 ? check : check.substring(0, mark));
        return "; " + list + (mark < 0 ? "" : " (by " + check.substring(mark + 1).replace("&", " and ") + ")")
               + " tells whether it was";
    }

    /** The exception for a response with status 2xx that reports failures. */
    static SendcloudPartialFailureException partial(
            ApiRequest request, CallResult result, String body, List<ApiError> errors,
            List<Map<String, Object>> succeeded) {
        ApiResponse response = result.response();
        return new SendcloudPartialFailureException(
                failure(
                        request.operation(), "got status " + response.status() + " with failures", uri(request), response,
                        body, errors, succeeded, null, false, result.attempts(), null));
    }

    /** The exception for a batch in which requests or items have failed. */
    static SendcloudPartialFailureException partial(
            ApiRequest request, List<CallResult> results, String body, List<ApiError> errors,
            List<Map<String, Object>> succeeded, SendcloudOperationFailedException cause) {
        CallResult latest = results.get(results.size() - 1);
        // a token may have been refreshed between two requests
        Redaction sent = results.stream().map(CallResult::response).filter(Objects::nonNull).map(ApiResponse::redaction)
                .reduce(Redaction.NONE, Redaction::and);
        String problem = succeeded.isEmpty()
                ? "has succeeded for none of the list"
                : "has failed for a part of the list, and succeeded for " + succeeded.size();
        return new SendcloudPartialFailureException(
                failure(
                        request.operation(), problem,
                        uri(request), latest.response(), sent.apply(body), masked(errors, sent),
                        sent.applyToAll(succeeded), latest.retryAfter(), false, attempts(results), cause));
    }

    /** The number of sendings of all requests. */
    static int attempts(List<CallResult> results) {
        return results.stream().mapToInt(CallResult::attempts).sum();
    }

    /** The exception for a response with status 2xx that is not a response of the operation. */
    static SendcloudOperationFailedException unreadable(
            ApiRequest request, CallResult result, String body, Exception thrown) {
        ApiResponse response = result.response();
        // a parser quotes parts of an unreadable text, and the redaction does not recognize a part of a credential
        boolean quoted = body != null && !body.equals(response.redaction().apply(body));
        Exception cause = quoted && thrown instanceof JsonProcessingException
                ? new IOException("it does not fit, and is not quoted since it echoes a credential") : thrown;
        boolean writing = request.operation().idempotency().mayDuplicate();
        String problem = "got status " + response.status() + ", but the response cannot be read ("
                         + (cause instanceof JsonProcessingException ? cause : cause.getMessage()) + ")"
                         + (writing ? ": it was processed and was not retried" : "");
        OperationFailure failure = failure(
                request.operation(), problem, uri(request), response, body, List.of(), List.of(), null, !writing,
                result.attempts(), cause);
        return writing ? new SendcloudOutcomeUnknownException(failure) : new SendcloudOperationFailedException(failure);
    }

    /**
     * The exception for an existing object that has the reference of the request and differs from the requested object.
     */
    static SendcloudReferenceConflictException conflict(
            ApiRequest request, CallResult result, ObjectConflict conflict) {
        ApiResponse response = result.response();
        String details = ObjectComparison.text(conflict.differences());
        OperationFailure failure = new OperationFailure(
                request.operation().toString(),
                details,
                uri(request), 409, null, null, response.headers(), ResponseContent.text(response.content()), List.of(),
                List.of(), response.header("X-Request-Id"), null, false, result.attempts(), null);
        return new SendcloudReferenceConflictException(
                failure, conflict.wanted().reference(),
                conflict.differences().stream().map(ObjectComparison.Difference::kind).toList(),
                Json.MAPPER.convertValue(conflict.object(), Json.MAP));
    }

    /** The exception for a request that was not sent because no token was available. */
    private static SendcloudAuthenticationException unauthenticated(
            ApiRequest request, CallResult result, TokenRequestException cause) {
        return new SendcloudAuthenticationException(
                new OperationFailure(
                        request.operation().toString(), problem(request, result), uri(request), cause.getStatusCode(), null,
                        null, Map.of(), null, List.of(), List.of(), null, cause.getRetryAfter(), cause.isTransient(),
                        result.attempts(), cause));
    }

    private static String uri(ApiRequest request) {
        return request.host() + request.path();
    }

    /**
     * A failure without the credential of the request, even if the server has echoed the credential.
     *
     * @param response {@code null} for no response
     */
    private static OperationFailure failure(
            Operation operation, String problem, String uri, ApiResponse response, String body, List<ApiError> errors,
            List<Map<String, Object>> succeeded, Duration retryAfter, boolean retryable, int attempts, Throwable cause) {
        if (response == null) {
            return new OperationFailure(
                    operation.toString(), problem, uri, 0, null, null, Map.of(), body, errors, succeeded, null, retryAfter,
                    retryable, attempts, cause);
        }
        Redaction sent = response.redaction();
        return new OperationFailure(
                operation.toString(), sent.apply(problem), uri, response.status(), response.reason(),
                response.header("Location"), response.headers(), sent.apply(body), masked(errors, sent),
                sent.applyToAll(succeeded), response.header("X-Request-Id"), retryAfter, retryable, attempts,
                sent.apply(cause));
    }

    /** The errors without the credential of the request. */
    private static List<ApiError> masked(List<ApiError> errors, Redaction sent) {
        return errors.stream()
                .map(error -> new ApiError(sent.apply(error.code()), sent.apply(error.detail()), sent.apply(error.source())))
                .toList();
    }
}
