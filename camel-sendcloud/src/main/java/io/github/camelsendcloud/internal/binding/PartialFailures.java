package io.github.camelsendcloud.internal.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.Operation;

/** Finds the failures and the successes in a response with status 2xx. */
final class PartialFailures {

    private PartialFailures() {
    }

    /** The errors in a successful response. */
    static List<ApiError> errors(Operation operation, JsonNode json) {
        List<ApiError> errors = new ArrayList<>();
        for (BodyPath path : operation.failures()) {
            // the object around a status has more details than the status
            List<? extends JsonNode> found = path.value() == null
                    ? path.find(json)
                    : path.holders(json).stream().filter(holder -> path.text(holder) != null && path.isValue(path.text(holder)))
                            .toList();
            found.forEach(failure -> errors.addAll(ApiErrorParser.errors(failure)));
        }
        return errors;
    }

    /** The successful items in a response that reports failures. */
    static List<Map<String, Object>> succeeded(Operation operation, JsonNode json) {
        if (operation.successes() == null) {
            return List.of();
        }
        List<BodyPath> failures = failuresInItem(operation);
        return operation.successes().find(json).stream()
                .filter(item -> item.isObject() && !isFailed(item, failures))
                .map(item -> Json.MAPPER.<Map<String, Object>> convertValue(item, Json.MAP))
                .toList();
    }

    /** The places of failures within one item of the response. */
    static List<BodyPath> failuresInItem(Operation operation) {
        return operation.successes() == null
                ? List.of()
                : operation.failures().stream().map(failure -> failure.within(operation.successes()))
                        .filter(Objects::nonNull).toList();
    }

    /** Whether an item reports a failure. */
    static boolean isFailed(JsonNode item, List<BodyPath> failures) {
        return failures.stream().anyMatch(failure -> !failure.find(item).isEmpty());
    }
}
