package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudOutcomeUnknownException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallResult;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.InputStreamCache;

/**
 * Joins the responses to the requests of a batch. The joined response has each item of the list in its original place.
 * An item that was not created has {@code {"errors": [...]}} in this place.
 */
final class BatchResponseBinding {

    /** The number of an item in the source of an error: {@code /data/attributes/[3]/order_id}. */
    private static final Pattern INDEX = Pattern.compile("(?<=/\\[|^\\[)\\d{1,9}(?=])");

    private static final ApiError NOT_REPORTED
            = new ApiError("outcome_unknown", "The response says nothing about this item", null);

    private final SendcloudConfiguration configuration;
    private final ResponseBinding single;
    private final Function<Operation, Class<?>> outputClass;

    BatchResponseBinding(
                         SendcloudConfiguration configuration, ResponseBinding single,
                         Function<Operation, Class<?>> outputClass) {
        this.configuration = configuration;
        this.single = single;
        this.outputClass = outputClass;
    }

    /**
     * Sets the headers and the body of the message.
     *
     * @param  results                           fewer results than requests when a failure has ended the batch
     * @throws SendcloudOperationFailedException when a request or an item has failed
     */
    void bind(List<ApiRequest> requests, List<CallResult> results, Exchange exchange)
            throws SendcloudOperationFailedException {
        CallResult latest = results.get(results.size() - 1);
        ApiRequest request = requests.get(results.size() - 1);
        single.head(request, latest, exchange);
        exchange.getMessage().setHeader(SendcloudConstants.ATTEMPTS, Failures.attempts(results));
        if (results.stream().anyMatch(CallResult::existing)) {
            exchange.getMessage().setHeader(SendcloudConstants.EXISTING, true);
        }
        Batch batch = request.operation().batch();
        boolean ended = !latest.success() && (batch == null || !BatchCall.isFinal(latest));
        if (ended && (batch == null || results.size() == 1)) {
            // a single request has failed: no responses exist that could be joined
            single.requireResponseForRoute(request, latest, exchange);
            ResponseBinding.body(latest.response().error(), latest.response(), exchange);
        } else if (batch == null) {
            // documents cannot be joined: the body is a list with one document for each request
            List<StreamCache> documents = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                documents.add(Documents.of(requests.get(i), results.get(i)));
            }
            ResponseBinding.body(documents, latest.response(), exchange);
        } else {
            joined(requests, results, ended ? Failures.of(request, latest) : null, exchange);
        }
    }

    private void joined(
            List<ApiRequest> requests, List<CallResult> results, SendcloudOperationFailedException cause, Exchange exchange)
            throws SendcloudOperationFailedException {
        if (results.size() == 1 && requests.size() == 1 && isJoined(requests.get(0), results.get(0))) {
            ApiResponse only = results.get(0).response();
            only.content().reset();
            ResponseBinding.body(only.content(), only, exchange);
            return;
        }
        JoinedResponse joined = new JoinedResponse();
        joined.cause = cause;
        for (int i = 0; i < requests.size(); i++) {
            join(requests.get(i), i < results.size() ? results.get(i) : null, joined);
        }
        if (joined.cause != null && results.size() == 1) {
            throw joined.cause;
        }
        ApiRequest request = requests.get(results.size() - 1);
        ObjectNode response = Json.MAPPER.createObjectNode();
        response.set(request.operation().batch().created(), joined.items);
        response.setAll(joined.beside);
        if (joined.cause != null || !joined.errors.isEmpty() && isThrown(results)) {
            throw Failures.partial(
                    request, results, response.toString(), joined.errors, joined.succeeded,
                    joined.cause != null ? joined.cause : joined.conflict);
        }
        CallResult latest = results.get(results.size() - 1);
        Object body;
        try {
            Class<?> type = outputClass.apply(request.operation());
            body = type == null
                    ? new InputStreamCache(Json.MAPPER.writeValueAsBytes(response)) : Json.MAPPER.treeToValue(response, type);
        } catch (IOException e) {
            throw Failures.unreadable(request, latest, response.toString(), e);
        }
        ResponseBinding.body(body, latest.response(), exchange);
    }

    /**
     * Whether the response to a list of one item equals the joined response. The bytes show this: the first field is
     * the list with the created object, and no other field needs a check.
     */
    private boolean isJoined(ApiRequest request, CallResult result) {
        Operation operation = request.operation();
        if (!result.success() || ExistingCheck.mayExist(operation, result.existing()) || outputClass.apply(operation) != null
                || !(request.entity() instanceof JsonEntity entity) || !entity.isListOfOne()
                || !(result.response().content() instanceof InMemoryResponse response)
                || response.scan(operation.failures(), null) != JsonScan.Finding.PLAIN) {
            return false;
        }
        byte[] json = response.bytes();
        int root = JsonValues.next(json, 0);
        Batch batch = operation.batch();
        if (json[root] != '{' || batch.singleField() != null || batch.rejected() != null) {
            return false;
        }
        int list = JsonFields.value(json, root, batch.created());
        // only the name, a colon and blanks may precede the list
        int before = list < 0 ? 0 : JsonValues.next(json, JsonValues.end(json, JsonValues.next(json, root + 1)));
        if (list < 0 || JsonValues.next(json, before + 1) != list || json[list] != '['
                || JsonValues.size(json, list, 1) != 1) {
            return false;
        }
        int created = JsonValues.next(json, list + 1);
        return json[created] == '{' && !JsonValues.isEmpty(json, created);
    }

    /**
     * Whether errors of items cause an exception. If Sendcloud rejected every request, option throwExceptionOnFailure
     * decides, as for a single request.
     */
    private boolean isThrown(List<CallResult> results) {
        return configuration.isFailOnPartialFailure()
                && (configuration.isThrowExceptionOnFailure() || results.stream().anyMatch(CallResult::success));
    }

    private void join(ApiRequest request, CallResult result, JoinedResponse joined) {
        JsonNode given = BatchBody.list(request.json(), request.operation().batch());
        if (result == null) {
            joined.failed(given.size(), new ApiError("not_sent", "Not sent, since a request before it failed", null));
        } else if (result.success()) {
            try {
                succeeded(request, result, given, response(request, result), joined);
            } catch (SendcloudOperationFailedException e) {
                joined.cause = joined.cause == null ? e : joined.cause;
                joined.failed(given.size(), error(e));
            }
        } else if (BatchCall.isFinal(result)) {
            List<ApiError> reported = ApiErrorParser.parse(result.response().error());
            rejected(given.size(), reported.isEmpty() ? List.of(error(Failures.of(request, result))) : reported, joined);
        } else {
            joined.failed(given.size(), error(joined.cause));
        }
    }

    /** The error for a failure without errors in a response. The text is the message of the exception. */
    private static ApiError error(SendcloudOperationFailedException e) {
        return new ApiError(
                e instanceof SendcloudOutcomeUnknownException ? "outcome_unknown" : "failed", e.getMessage(), null);
    }

    private static JsonNode response(ApiRequest request, CallResult result) throws SendcloudOperationFailedException {
        StreamCache content = result.response().content();
        try {
            if (content == null) {
                throw new IOException("it is empty");
            }
            content.reset();
            return Json.MAPPER.readTree((InputStream) content);
        } catch (IOException e) {
            throw Failures.unreadable(request, result, content == null ? null : ResponseContent.text(content), e);
        }
    }

    /**
     * Adds the errors of a rejected request. Sendcloud has created no item of the request, although the errors may name
     * only some items.
     */
    private static void rejected(int size, List<ApiError> reported, JoinedResponse joined) {
        int first = joined.items.size();
        List<List<ApiError>> own = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            own.add(new ArrayList<>());
        }
        List<ApiError> common = new ArrayList<>();
        for (ApiError error : reported) {
            Matcher index = INDEX.matcher(error.source() == null ? "" : error.source());
            int number = index.find() ? Integer.parseInt(index.group()) : -1;
            if (number >= 0 && number < size) {
                ApiError moved = new ApiError(error.code(), error.detail(), index.replaceFirst(String.valueOf(first + number)));
                own.get(number).add(moved);
                joined.errors.add(moved);
            } else {
                common.add(error);
                joined.errors.add(error);
            }
        }
        ApiError withOthers = new ApiError("not_processed", "Not processed, since the request with it was refused", null);
        for (List<ApiError> errors : own) {
            errors.addAll(common);
            joined.failed(errors.isEmpty() ? List.of(withOthers) : errors);
        }
    }

    /** Adds the items of a successful request. Single items may have failed. */
    private void succeeded(ApiRequest request, CallResult result, JsonNode given, JsonNode response, JoinedResponse joined) {
        Operation operation = request.operation();
        Batch batch = operation.batch();
        joined.keep(response, batch);
        ExistingObjects existing = new ExistingObjects(single.existing(), request, result);
        Deque<JsonNode> created = new ArrayDeque<>();
        // the response to a single item may have the created object instead of a list
        boolean alone = batch.singleField() != null && response.path(batch.singleField()).isObject();
        (alone ? List.of(response.get(batch.singleField())) : response.path(batch.created())).forEach(created::add);
        Deque<JsonNode> failed = new ArrayDeque<>();
        if (batch.rejected() != null) {
            response.path(batch.rejected()).forEach(failed::add);
        }
        joined.errors.addAll(PartialFailures.errors(operation, existing.without(response, created)));
        List<BodyPath> failures = PartialFailures.failuresInItem(operation);
        int missing = given.size() - created.size() - failed.size();
        for (JsonNode item : given) {
            if (!failed.isEmpty() && BatchMatcher.isOfFailed(item, failed.peek().path(batch.singleField()), created.peek())) {
                joined.items.add(failed.remove());
            } else if (created.isEmpty() || missing > 0 && BatchMatcher.isOfAnother(item, created.peek())) {
                missing--;
                joined.failed(1, NOT_REPORTED);
            } else {
                // an item with a quantity becomes several objects
                for (int i = Math.max(1, item.path("quantity").asInt(1)); i > 0 && !created.isEmpty(); i--) {
                    created(created.remove(), existing, failures, joined);
                }
            }
        }
        created.forEach(item -> created(item, existing, failures, joined));
        failed.forEach(joined.items::add);
    }

    private static void created(JsonNode item, ExistingObjects existing, List<BodyPath> failures, JoinedResponse joined) {
        SendcloudReferenceConflictException conflict = existing.conflict(item);
        if (item.isNull() || item.isContainerNode() && item.isEmpty()) {
            joined.failed(1, NOT_REPORTED);
        } else if (conflict != null) {
            joined.conflicting(item, conflict);
        } else {
            joined.created(item, existing.isAccepted(item) ? List.of() : failures);
        }
    }
}
