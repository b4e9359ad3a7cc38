package io.github.camelsendcloud.sandbox.internal.integrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Urls;

/** A change of the settings of an integration, checked in the same way for both versions of the API. */
final class IntegrationChange {

    private static final List<String> CHANGEABLE = List.of(
            "shop_name", "shop_url", "service_point_enabled", "service_point_carriers", "webhook_active", "webhook_url",
            "feedback_type");
    private static final Set<String> FEEDBACK_TYPES = Set.of("eager", "delayed", "none");
    private static final int LONGEST_NAME = 250;

    private record Problem(String field, String message) {
    }

    private final ApiRequest request;
    private final List<Problem> problems = new ArrayList<>();

    private IntegrationChange(ApiRequest request) {
        this.request = request;
    }

    /**
     * The settings with the changes in the request.
     *
     * @throws ErrorResponseException 400 if a change is not valid
     */
    static ObjectNode of(ApiRequest request, ObjectNode settings) {
        ObjectNode changes = request.jsonObject();
        ObjectNode changed = settings.deepCopy();
        IntegrationChange change = new IntegrationChange(request);
        for (String field : CHANGEABLE) {
            if (changes.has(field)) {
                change.check(field, changes.get(field));
                changed.set(field, changes.get(field));
            }
        }
        boolean webhookWithoutUrl
                = changed.path("webhook_active").asBoolean() && changed.path("webhook_url").asText("").isEmpty();
        change.reject(webhookWithoutUrl);
        return changed;
    }

    private void check(String field, JsonNode value) {
        if (value.isNull()) {
            // v3 documents null for the address of the webhook only
            if (request.version() == ApiVersion.V2 || !field.equals("webhook_url")) {
                problems.add(new Problem(field, "This field may not be null."));
            }
            return;
        }
        String message = switch (field) {
            case "shop_name" -> isName(value) ? null : "Ensure this field has 1 to " + LONGEST_NAME + " characters.";
            case "shop_url", "webhook_url" -> Urls.isUrl(value.asText()) ? null : "Enter a valid URL.";
            case "service_point_carriers" -> value.isArray() ? null : "Expected a list of items.";
            case "feedback_type" -> FEEDBACK_TYPES.contains(value.asText())
                    ? null : ErrorResponses.notAChoice(value.asText());
            default -> value.isBoolean() ? null : "Must be a valid boolean.";
        };
        if (message != null) {
            problems.add(new Problem(field, message));
        }
    }

    private static boolean isName(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank() && value.textValue().length() <= LONGEST_NAME;
    }

    private void reject(boolean webhookWithoutUrl) {
        if (request.version() == ApiVersion.V3) {
            if (problems.isEmpty() && webhookWithoutUrl) {
                throw new ErrorResponseException(
                        ErrorResponses.v3(400, List.of(
                                ErrorResponses.error(400, "invalid", "Webhook URL required when enable webhook is set to true")
                                        .put("title", "Invalid"))));
            }
            if (!problems.isEmpty()) {
                throw new ErrorResponseException(
                        ErrorResponses.v3(400, problems.stream().map(
                                problem -> ErrorResponses.errorAt("body/" + problem.field, "invalid", problem.message)
                                        .put("title", "Invalid"))
                                .toList()));
            }
            return;
        }
        if (problems.isEmpty() && webhookWithoutUrl) {
            problems.add(new Problem("webhook_url", "This field may not be null."));
        }
        if (!problems.isEmpty()) {
            String list = problems.stream().map(problem -> "'" + problem.field + ": " + problem.message + "'")
                    .collect(Collectors.joining(", "));
            throw new ErrorResponseException(ErrorResponses.v2(request.path(), 400, "{'settings': [" + list + "]}"));
        }
    }
}
