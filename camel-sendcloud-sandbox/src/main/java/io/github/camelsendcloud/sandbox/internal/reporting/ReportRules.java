package io.github.camelsendcloud.sandbox.internal.reporting;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.DetailErrors;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Validates a request for a report, in both versions of the API. */
final class ReportRules {

    static final List<String> TIMES = List.of("announced_after", "announced_before", "updated_after", "updated_before");

    private static final List<String> DIRECTIONS = List.of("incoming", "outgoing");

    private final boolean v2;
    private final DetailErrors v2Errors = new DetailErrors();
    private final List<ObjectNode> v3Errors = new ArrayList<>();

    ReportRules(ApiVersion version) {
        this.v2 = version == ApiVersion.V2;
    }

    /**
     * Validates the body of a request, and converts the times of the filters to UTC.
     *
     * @throws ErrorResponseException 422 with all errors
     */
    void check(ApiRequest request, ObjectNode body) {
        fields(body.path("fields"), ReportColumns.names(request.version()));
        if (body.path("filters") instanceof ObjectNode filters) {
            filters(filters);
        } else if (body.hasNonNull("filters")) {
            error("Input should be a valid dictionary", "type_error.dict", "filters");
        } else {
            missing("filters");
        }
        v2Errors.check();
        if (!v3Errors.isEmpty()) {
            throw new ErrorResponseException(ErrorResponses.v3(422, v3Errors));
        }
    }

    private void fields(JsonNode fields, List<String> permitted) {
        if (fields.isMissingNode() || fields.isNull()) {
            missing("fields");
        } else if (!fields.isArray()) {
            error("Input should be a valid list", "type_error.list", "fields");
        } else if (fields.isEmpty() && !v2) {
            error("List should have at least 1 item after validation, not 0", "value_error.list", "fields");
        } else {
            for (JsonNode field : fields) {
                choice(field.asText(), permitted, "fields");
            }
        }
    }

    private void filters(ObjectNode filters) {
        if (!v2) {
            TIMES.stream().filter(time -> time.startsWith("announced") && !filters.hasNonNull(time))
                    .forEach(time -> missing("filters", time));
        }
        if (filters.hasNonNull("direction")) {
            choice(filters.get("direction").asText(), DIRECTIONS, "filters", "direction");
        }
        for (String id : List.of("integration_id", "brand_id")) {
            if (filters.hasNonNull(id) && filters.get(id).asLong(0) < 1) {
                error("Input should be greater than or equal to 1", "value_error.number.not_ge", "filters", id);
            }
        }
        for (String name : TIMES) {
            String text = Json.text(filters, name);
            try {
                if (text != null) {
                    filters.put(name, Times.parse(text).toString());
                }
            } catch (DateTimeException e) {
                error("Input should be a valid datetime", "value_error.datetime", "filters", name);
            }
        }
    }

    private void choice(String value, List<String> permitted, String... path) {
        if (permitted.contains(value)) {
            return;
        }
        if (v2) {
            v2Errors.notPermitted(permitted, location(path));
        } else {
            error("Input should be '" + String.join("', '", permitted) + "'", "", path);
        }
    }

    private void missing(String... path) {
        if (v2) {
            v2Errors.missing(location(path));
        } else {
            error("Field required", "", path);
        }
    }

    private void error(String message, String v2Type, String... path) {
        if (v2) {
            v2Errors.add(message, v2Type, location(path));
            return;
        }
        ObjectNode error = ErrorResponses.error(422, "validation_error", message).put("title", "Validation Error");
        error.putObject("source").put("pointer", "/data/attributes/" + String.join("/", path));
        v3Errors.add(error);
    }

    private static String[] location(String... path) {
        List<String> location = new ArrayList<>(List.of("body"));
        location.addAll(List.of(path));
        return location.toArray(String[]::new);
    }
}
