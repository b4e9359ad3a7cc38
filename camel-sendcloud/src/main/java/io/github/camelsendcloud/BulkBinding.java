package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import io.github.camelsendcloud.client.CallResult;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.InputStreamCache;

/**
 * Joins the answers to the requests that a list was cut into: one answer, in which each thing of the list stands where
 * it stood, with {@code {"errors": [...]}} in the place of those that were not made.
 */
final class BulkBinding {

    /** The number of a thing in the source of an error: {@code /data/attributes/[3]/order_id}. */
    private static final Pattern INDEX = Pattern.compile("(?<=/\\[|^\\[)\\d+(?=])");

    private final SendcloudConfiguration configuration;
    private final ResponseBinding single;
    private final Function<Operation, Class<?>> outputClass;

    BulkBinding(
                SendcloudConfiguration configuration, ResponseBinding single, Function<Operation, Class<?>> outputClass) {
        this.configuration = configuration;
        this.single = single;
        this.outputClass = outputClass;
    }

    /** What the joined answer is made of. */
    private static final class Joined {
        private final ArrayNode items = Json.MAPPER.createArrayNode();
        private final List<ApiError> errors = new ArrayList<>();
        private final List<Map<String, Object>> succeeded = new ArrayList<>();

        private void succeeded(JsonNode item) {
            items.add(item);
            succeeded.add(Json.MAPPER.convertValue(item, Json.MAP));
        }

        private void failed(List<ApiError> reported) {
            ArrayNode list = items.addObject().putArray("errors");
            for (ApiError error : reported) {
                ObjectNode entry = list.addObject();
                entry.put("code", error.code());
                entry.put("detail", error.detail());
                entry.put("source", error.source());
            }
        }
    }

    /**
     * Sets the headers and the body of the message.
     *
     * @param  results                           fewer than requests when a failure has ended the sending
     * @throws SendcloudOperationFailedException when anything has failed
     */
    void bind(List<ApiRequest> requests, List<CallResult> results, Exchange exchange)
            throws SendcloudOperationFailedException {
        int last = results.size() - 1;
        CallResult latest = results.get(last);
        ApiRequest request = requests.get(last);
        int attempts = results.stream().mapToInt(CallResult::attempts).sum();
        single.head(request, latest, exchange);
        exchange.getMessage().setHeader(SendcloudConstants.ATTEMPTS, attempts);
        if (request.operation().batch() == null) {
            documents(request, results, exchange);
            return;
        }
        SendcloudOperationFailedException cause = Bulk.isFinal(latest) ? null : Failures.of(request, latest);
        if (cause != null && results.stream().noneMatch(CallResult::success)) {
            throw cause;
        }
        Joined joined = new Joined();
        for (int i = 0; i < requests.size(); i++) {
            join(requests.get(i), i < results.size() ? results.get(i) : null, cause, joined);
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set(request.operation().batch().answered(), joined.items);
        if (cause != null || !joined.errors.isEmpty() && configuration.isFailOnPartialFailure()) {
            throw Failures.partial(request, results, answer.toString(), joined.errors, joined.succeeded, cause);
        }
        ResponseBinding.body(output(request.operation(), answer), latest.response(), exchange);
    }

    /** Documents cannot be joined: the body has one for each request. */
    private void documents(ApiRequest request, List<CallResult> results, Exchange exchange)
            throws SendcloudOperationFailedException {
        CallResult latest = results.get(results.size() - 1);
        if (!latest.success()) {
            throw Failures.of(request, latest);
        }
        List<StreamCache> documents = results.stream().map(result -> result.response().content()).toList();
        ResponseBinding.body(documents, latest.response(), exchange);
    }

    private Object output(Operation operation, ObjectNode answer) {
        Class<?> type = outputClass.apply(operation);
        try {
            return type == null
                    ? new InputStreamCache(Json.MAPPER.writeValueAsBytes(answer)) : Json.MAPPER.treeToValue(answer, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("The joined answer is no " + type, e);
        }
    }

    private static void join(
            ApiRequest request, CallResult result, SendcloudOperationFailedException cause, Joined joined)
            throws SendcloudOperationFailedException {
        Batch batch = request.operation().batch();
        JsonNode given = BatchBody.list(request.json(), batch);
        if (result == null) {
            ApiError unsent = new ApiError("not_sent", "Not sent, since a request before it failed", null);
            joined.errors.add(unsent);
            given.forEach(thing -> joined.failed(List.of(unsent)));
        } else if (result.success()) {
            answered(request.operation(), given, answer(request, result.response()), joined);
        } else {
            refused(given.size(), Bulk.isFinal(result) ? ApiErrorParser.parse(result.response().error()) : told(cause), joined);
        }
    }

    /** A failure without an answer is told in its own words. */
    private static List<ApiError> told(SendcloudOperationFailedException cause) {
        return List.of(
                new ApiError(
                        cause instanceof SendcloudOutcomeUnknownException ? "outcome_unknown" : "failed", cause.getMessage(),
                        null));
    }

    private static JsonNode answer(ApiRequest request, ApiResponse response) throws SendcloudOperationFailedException {
        try {
            StreamCache content = response.content();
            if (content != null) {
                content.reset();
                return Json.MAPPER.readTree((InputStream) content);
            }
            throw new IOException("it is empty");
        } catch (IOException e) {
            throw Failures.unreadable(request, response, null, e);
        }
    }

    /** A request all of whose things were refused, for some or for all of them. */
    private static void refused(int size, List<ApiError> reported, Joined joined) {
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

    /** A success, in which single things may have failed. */
    private static void answered(Operation operation, JsonNode given, JsonNode answer, Joined joined) {
        List<JsonNode> made = new ArrayList<>();
        answer.path(operation.batch().answered()).forEach(made::add);
        List<JsonNode> failed = new ArrayList<>();
        operation.failures().forEach(path -> path.find(answer).forEach(list -> list.forEach(failed::add)));
        joined.errors.addAll(ResponseBinding.errors(operation, answer));
        boolean matching = made.size() + failed.size() == given.size();
        for (JsonNode thing : given) {
            if (matching && !failed.isEmpty() && isAbout(failed.get(0), thing)) {
                joined.items.add(failed.remove(0));
            } else if (!made.isEmpty()) {
                joined.succeeded(made.remove(0));
            }
        }
        // a thing may become several: then there is no telling which is whose
        made.forEach(joined::succeeded);
        failed.forEach(joined.items::add);
    }

    /** Whether a failure has the thing in it: nothing in it says otherwise. */
    private static boolean isAbout(JsonNode failure, JsonNode thing) {
        for (JsonNode echo : failure) {
            if (echo.isObject() && thing.properties().stream().anyMatch(field -> echo.has(field.getKey()))) {
                return thing.properties().stream()
                        .filter(field -> field.getValue().isValueNode() && echo.path(field.getKey()).isValueNode())
                        .allMatch(field -> field.getValue().asText().equals(echo.path(field.getKey()).asText()));
            }
        }
        return false;
    }
}
