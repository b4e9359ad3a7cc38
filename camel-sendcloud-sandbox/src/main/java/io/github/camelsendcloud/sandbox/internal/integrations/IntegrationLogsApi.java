package io.github.camelsendcloud.sandbox.internal.integrations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The logs of failed calls of a web shop, in both versions of the API. Lists have the newest log first. The cursor of
 * v3 is a time, as Sendcloud documents.
 */
final class IntegrationLogsApi {

    private static final String TABLE = "integration logs";
    private static final List<String> FIELDS = List.of(
            "base_url", "full_url", "method", "response_code", "response", "request", "created_at", "exception_type",
            "exception");
    private static final Set<String> NOT_NULL_IN_V2 = Set.of("base_url", "method", "created_at", "exception");
    private static final int PAGE_SIZE_V2 = 100;
    private static final int PAGE_SIZE = 25;
    private static final int MAX_PAGE_SIZE = 100;
    private static final int NANOS_OF_A_MICRO = 1000;

    void addTo(Router router) {
        for (String root : List.of(IntegrationsApi.V2, IntegrationsApi.V3)) {
            router.add("GET", root + "/logs", request -> list(request, request.store().table(TABLE).rows()));
            router.add("GET", root + "/{id}/logs", this::listOfOne);
            router.add("POST", root + "/{id}/logs", this::create);
        }
    }

    private ApiResponse listOfOne(ApiRequest request) {
        IntegrationsApi.find(request);
        return list(request,
                request.store().table(TABLE).rows(log -> log.path("integration_id").asLong() == request.id()));
    }

    private ApiResponse list(ApiRequest request, List<ObjectNode> logs) {
        return request.version() == ApiVersion.V2 ? listV2(request, logs) : listV3(request, logs);
    }

    private static ApiResponse listV2(ApiRequest request, List<ObjectNode> logs) {
        Page<ObjectNode> page = Page.newestFirst(request, logs, log -> log.path("id").asLong(), PAGE_SIZE_V2);
        return IntegrationsApi.results(request, page, log -> view(request, log));
    }

    private static ApiResponse listV3(ApiRequest request, List<ObjectNode> logs) {
        int size = Page.size(request, MAX_PAGE_SIZE, PAGE_SIZE);
        List<ObjectNode> sorted = new ArrayList<>(logs);
        sorted.sort(Comparator.comparing(IntegrationLogsApi::time)
                .thenComparing(log -> log.path("id").asLong()).reversed());
        Instant cursor = Times.parameter(request, "cursor");
        int from = cursor == null ? 0 : start(sorted, cursor);
        int to = Math.min(sorted.size(), from + size);
        ArrayNode data = Json.array();
        sorted.subList(from, to).forEach(log -> data.add(view(request, log)));
        return new Page<>(
                List.of(), to < sorted.size() ? cursor(sorted, to) : null,
                from > 0 ? cursor(sorted, Math.max(0, from - size)) : null).response(request, data);
    }

    /**
     * The time of a log as a cursor. Several logs can have the same time in microseconds: the nanoseconds say how many
     * of these logs are on earlier pages.
     */
    private static String cursor(List<ObjectNode> sorted, int index) {
        Instant time = time(sorted.get(index));
        long earlier = sorted.subList(0, index).stream().filter(log -> time(log).equals(time)).count();
        return time.plusNanos(Math.min(earlier, NANOS_OF_A_MICRO - 1)).toString();
    }

    private static int start(List<ObjectNode> sorted, Instant cursor) {
        Instant time = cursor.truncatedTo(ChronoUnit.MICROS);
        long newer = sorted.stream().filter(log -> time(log).isAfter(time)).count();
        return (int) Math.min(sorted.size(), newer + cursor.getNano() % NANOS_OF_A_MICRO);
    }

    private static Instant time(ObjectNode log) {
        return OffsetDateTime.parse(log.path("created_at").asText()).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private ApiResponse create(ApiRequest request) {
        IntegrationsApi.find(request);
        ObjectNode body = request.jsonObject();
        ApiResponse error = error(request, body);
        if (error != null) {
            return error;
        }
        Table table = request.store().table(TABLE);
        ObjectNode log = Json.object().put("id", table.nextId()).put("integration_id", request.id());
        for (String field : FIELDS) {
            log.set(field, body.has(field) ? body.get(field) : Json.object().nullNode());
        }
        if (log.path("method").isNull()) {
            log.put("method", "");
        }
        if (log.path("created_at").isNull()) {
            log.put("created_at", Times.v3(request.store().clock().now()));
        }
        table.put(log.path("id").asLong(), log.put("protected", false));
        ObjectNode view = view(request, log);
        return request.version() == ApiVersion.V2 ? ApiResponse.json(201, view) : ApiResponse.data(201, view);
    }

    private static ApiResponse error(ApiRequest request, ObjectNode body) {
        boolean v2 = request.version() == ApiVersion.V2;
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!v2 && !FIELDS.contains(name)) {
                return error(request, name, "extra_forbidden", "Extra Forbidden", "Extra inputs are not permitted");
            }
            if (v2 && NOT_NULL_IN_V2.contains(name) && body.path(name).isNull()) {
                return error(request, name, "null", "Null", "This field may not be null.");
            }
        }
        if (body.path("base_url").asText("").isEmpty()) {
            return error(request, "base_url", "required", "Required", "This field is required.");
        }
        JsonNode code = body.path("response_code");
        if (!code.isMissingNode() && !code.isNull() && (!code.canConvertToInt() || code.asInt() < 0)) {
            return error(request, "response_code", "invalid", "Invalid", "A valid integer is required.");
        }
        if (!body.path("created_at").asText("").isEmpty() && !isTime(body.path("created_at").asText())) {
            return error(request, "created_at", "invalid", "Invalid", "Datetime has wrong format.");
        }
        return null;
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().atOffset(ZoneOffset.UTC).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static ApiResponse error(ApiRequest request, String field, String code, String title, String message) {
        return request.version() == ApiVersion.V2
                ? ErrorResponses.v2(request.path(), 400, "{'" + field + "': ['" + message + "']}")
                : ErrorResponses.v3(400, List.of(
                        ErrorResponses.errorAt("body/" + field, code, message).put("title", title)));
    }

    private static ObjectNode view(ApiRequest request, ObjectNode log) {
        ObjectNode view = log.deepCopy();
        return request.version() == ApiVersion.V2
                ? view.put("user_id", request.integration().userId()) : view.put("additional_data", "");
    }
}
