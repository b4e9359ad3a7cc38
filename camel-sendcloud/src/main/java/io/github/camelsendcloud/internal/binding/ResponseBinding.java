package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Paging;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallContext.BodyReader;
import io.github.camelsendcloud.internal.client.CallResult;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;

/** Sets a response on the exchange, or throws an exception for the response. */
final class ResponseBinding {

    private final SendcloudConfiguration configuration;
    private final Function<Operation, Class<?>> outputClass;
    private final Pager pages;
    private final ExistingCheck existing;

    /**
     * @param outputClass the class that a JSON response of an operation is converted to; {@code null} for a response
     *                    that stays text
     * @param pages       follows the pages of a list; {@code null} without the option fetchAll
     */
    ResponseBinding(SendcloudConfiguration configuration, Function<Operation, Class<?>> outputClass, Pager pages) {
        this.configuration = configuration;
        this.outputClass = outputClass;
        this.pages = pages;
        this.existing = new ExistingCheck(configuration.getAcceptExisting().equals("any"));
    }

    /**
     * Sets the headers and the body of the message.
     *
     * @param  calls                             fetches further pages
     * @throws SendcloudOperationFailedException when the response is no success, or cannot be read. Then the message
     *                                           keeps its body
     */
    void bind(ApiRequest request, CallResult result, Exchange exchange, Pager.Calls calls)
            throws SendcloudOperationFailedException {
        head(request, result, exchange);
        ApiResponse response = result.response();
        if (result.success()) {
            try {
                body(success(request, result, exchange, calls), response, exchange);
            } catch (SendcloudReferenceConflictException e) {
                conflict(e, response, exchange);
            }
        } else {
            requireResponseForRoute(request, result, exchange);
            body(response.error(), response, exchange);
        }
    }

    /** Sets the headers that describe the call. */
    void head(ApiRequest request, CallResult result, Exchange exchange) {
        Message message = exchange.getMessage();
        CallHeaders.endDelay(exchange);
        ApiResponse response = result.response();
        // the headers that are mostly absent come first, since a message without headers needs no removal
        CallHeaders.set(message, SendcloudConstants.NEXT_CURSOR, null);
        CallHeaders.set(message, SendcloudConstants.EXISTING, result.existing() ? Boolean.TRUE : null);
        CallHeaders.set(message, SendcloudConstants.REQUEST_ID, response == null ? null : response.header("X-Request-Id"));
        CallHeaders.set(message, SendcloudConstants.HTTP_RESPONSE_CODE, response == null ? null : code(request, result));
        message.setHeader(SendcloudConstants.OPERATION, request.operation().name());
        message.setHeader(SendcloudConstants.ATTEMPTS, result.attempts());
    }

    /**
     * The status of the response. If a response with another status proves a success, the result is the documented
     * status of success.
     */
    private static int code(ApiRequest request, CallResult result) {
        boolean another = result.success() && (result.existing() || !result.response().isSuccess());
        return another ? request.operation().success().stream().findFirst().orElse(200) : result.response().status();
    }

    /** Reports a conflict as a response with status 409, even if the response has another status. */
    private void conflict(SendcloudReferenceConflictException conflict, ApiResponse response, Exchange exchange)
            throws SendcloudReferenceConflictException {
        exchange.getMessage().setHeader(SendcloudConstants.HTTP_RESPONSE_CODE, conflict.getStatusCode());
        exchange.getMessage().removeHeader(SendcloudConstants.EXISTING);
        if (configuration.isThrowExceptionOnFailure()) {
            throw conflict;
        }
        body(conflict.getResponseBody(), response, exchange);
    }

    /** Throws the exception for a failed call, unless the call has a response and the route handles failures itself. */
    void requireResponseForRoute(ApiRequest request, CallResult result, Exchange exchange)
            throws SendcloudOperationFailedException {
        if (result.response() != null && result.thrown() == null && !configuration.isThrowExceptionOnFailure()) {
            return;
        }
        if (result.retryable() && result.retryAfter() != null) {
            CallHeaders.delay(exchange, result.retryAfter().toMillis());
        }
        throw Failures.of(request, result);
    }

    /** Sets the body, its media type and its charset. */
    static void body(Object body, ApiResponse response, Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(body);
        // the media type on the message belongs to the earlier body
        String contentType = body == null ? null : response.contentType();
        CallHeaders.set(message, Exchange.CONTENT_TYPE, contentType);
        BodyCharset.set(exchange, contentType);
    }

    ExistingCheck existing() {
        return existing;
    }

    /** Whether the binding fetches all pages of the operation's list. */
    private boolean follows(Operation operation) {
        return pages != null && operation.paging() != Paging.NONE;
    }

    private Object success(ApiRequest request, CallResult result, Exchange exchange, Pager.Calls calls)
            throws SendcloudOperationFailedException {
        Operation operation = request.operation();
        ApiResponse response = result.response();
        if (follows(operation)) {
            return pages.from(request, result, calls);
        }
        // a response in JSON is read as JSON if the request asks for JSON
        if (Documents.isFor(operation)
                && !(ResponseContent.isJson(request.accept()) && ResponseContent.isJson(response.contentType()))) {
            return Documents.of(request, result);
        }
        StreamCache content = response.content();
        try {
            CheckedReader.requireBody(operation, response);
            if (content == null || !CheckedReader.isJsonOnly(operation) && !ResponseContent.isJson(response.contentType())) {
                return content;
            }
            ResponseContent.requireJson(response);
            CheckedReader.requireJsonBeginning(content);
            if (CheckedReader.isFor(operation)) {
                CheckedReader.of(operation, exchange).require(response);
            }
            if (operation.paging() != Paging.NONE) {
                announceNextPage(request, response, content, exchange.getMessage());
            }
            return json(request, result, outputClass.apply(operation));
        } catch (IOException e) {
            throw Failures.unreadable(request, result, content == null ? null : ResponseContent.text(content), e);
        }
    }

    private Object json(ApiRequest request, CallResult result, Class<?> type)
            throws IOException, SendcloudOperationFailedException {
        ApiResponse response = result.response();
        StreamCache content = response.content();
        boolean accepted = existing.isAccepted(request, result);
        List<BodyPath> failures
                = configuration.isFailOnPartialFailure() && !accepted ? request.operation().failures() : List.of();
        boolean found = !failures.isEmpty()
                && (!(content instanceof InMemoryResponse cache) || cache.scan(failures, null) != JsonScan.Finding.PLAIN)
                && FailureScan.areIn((InputStream) content, failures);
        content.reset();
        if (!found) {
            return type == null ? content : Json.MAPPER.readValue((InputStream) content, type);
        }
        JsonNode json = Json.MAPPER.readTree((InputStream) content);
        List<ApiError> errors = PartialFailures.errors(request.operation(), json);
        if (!errors.isEmpty()) {
            throw Failures.partial(request, result, ResponseContent.text(content), errors,
                    PartialFailures.succeeded(request.operation(), json));
        }
        content.reset();
        return type == null ? content : Json.MAPPER.treeToValue(json, type);
    }

    /**
     * @throws IOException when the response names a next page without a usable cursor. Such a page is not the last page
     */
    private static void announceNextPage(ApiRequest request, ApiResponse response, StreamCache content, Message message)
            throws IOException {
        try {
            CallHeaders.set(message, SendcloudConstants.NEXT_CURSOR, Page.nextCursor(request, response, (InputStream) content));
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
        content.reset();
    }

    /** The reader for the response of an operation. */
    BodyReader reader(Operation operation, Exchange exchange) {
        if (follows(operation)) {
            return Pager::read;
        }
        return CheckedReader.isFor(operation)
                ? CheckedReader.of(operation, exchange) : (body, length) -> ResponseContent.read(body, length, exchange);
    }
}
