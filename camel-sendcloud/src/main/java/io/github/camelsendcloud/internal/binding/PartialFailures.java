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

/** Tells what failed and what succeeded in a response of status 2xx. */
final class PartialFailures {

    private PartialFailures() {
    }

    /** What a success tells of failures. */
    static List<ApiError> errors(Operation operation, JsonNode json) {
        List<ApiError> errors = new ArrayList<>();
        for (BodyPath path : operation.failures()) {
            // a status says more than its code
            List<? extends JsonNode> found = path.value() == null
                    ? path.find(json)
                    : path.holders(json).stream().filter(holder -> path.text(holder) != null && path.isValue(path.text(holder)))
                            .toList();
            found.forEach(failure -> errors.addAll(ApiErrorParser.errors(failure)));
        }
        return errors;
    }

    /** What succeeded of an answer that tells of failures. */
    static List<Map<String, Object>> succeeded(Operation operation, JsonNode json) {
        if (operation.successes() == null) {
            return List.of();
        }
        List<BodyPath> failures = failuresOfOne(operation);
        return operation.successes().find(json).stream()
                .filter(item -> item.isObject() && !isFailed(item, failures))
                .map(item -> Json.MAPPER.<Map<String, Object>> convertValue(item, Json.MAP))
                .toList();
    }

    /** What in one of those things that may have succeeded tells of a failure. */
    static List<BodyPath> failuresOfOne(Operation operation) {
        return operation.successes() == null
                ? List.of()
                : operation.failures().stream().map(failure -> failure.within(operation.successes()))
                        .filter(Objects::nonNull).toList();
    }

    /** Whether one of those things tells of a failure. */
    static boolean isFailed(JsonNode item, List<BodyPath> failures) {
        return failures.stream().anyMatch(failure -> !failure.find(item).isEmpty());
    }
}
