package io.github.camelsendcloud.sandbox.internal.integrations;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The order statuses of a web shop, and the statuses that the web shop uses for the events of a parcel. */
final class ShopOrderStatusesApi {

    private static final String PATH = "/api/v3/shop-order-statuses";
    private static final String STATUSES = "shop order statuses";
    private static final String MAPPINGS = "shop order status mappings";
    private static final Set<String> LANGUAGES = Set.of("en-us", "en-gb", "fr-fr", "de-de", "nl-nl", "es-es", "it-it");
    private static final String DEFAULT_LANGUAGE = "en-gb";
    private static final List<String> CATEGORIES = List.of("READY_TO_SEND", "IN_TRANSIT", "DELIVERED", "CANCEL");

    void addTo(Router router) {
        router.add("GET", PATH, this::list);
        router.add("POST", PATH, this::overwrite);
        router.add("GET", PATH + "/mapping", this::mapping);
        router.add("POST", PATH + "/mapping", this::changeMapping);
    }

    private ApiResponse list(ApiRequest request) {
        long integration = integrationInQuery(request);
        String language = request.query().first("language");
        if (language != null && !LANGUAGES.contains(language.toLowerCase(Locale.ROOT))) {
            return ErrorResponses.invalidParameter(
                    request, "language", "invalid_choice", ErrorResponses.notAChoice(language));
        }
        boolean deletedToo = Boolean.parseBoolean(request.query().first("show_deleted"));
        String wanted = language == null ? DEFAULT_LANGUAGE : language.toLowerCase(Locale.ROOT);
        ArrayNode data = Json.array();
        for (JsonNode status : row(request, STATUSES, integration).path("statuses")) {
            if (deletedToo || status.path("deleted_at").isNull()) {
                ObjectNode view = status.deepCopy();
                data.add(view.put("status", text(status.path("translations"), wanted)));
            }
        }
        return ApiResponse.data(200, data);
    }

    /** The text in a language; the first text if the web shop has no text in this language. */
    private static String text(JsonNode translations, String language) {
        return translations.valueStream().filter(text -> text.path("language").asText().equals(language)).findFirst()
                .orElse(translations.path(0)).path("status").asText();
    }

    /** Replaces the statuses. A status that is no longer in the list is deleted, but stays visible as such. */
    private ApiResponse overwrite(ApiRequest request) {
        ObjectNode body = body(request);
        JsonNode statuses = body.path("statuses");
        if (!statuses.isArray() || !statuses.valueStream().allMatch(ShopOrderStatusesApi::isStatus)) {
            return error("Wrong format", "Each status needs an external_id and translations with a status and a language");
        }
        long integration = integrationInBody(request, body);
        ObjectNode row = row(request, STATUSES, integration);
        ArrayNode all = Json.array();
        statuses.forEach(status -> all.add(status.<ObjectNode> deepCopy().putNull("deleted_at")));
        for (JsonNode old : row.path("statuses")) {
            if (!has(statuses, old.path("external_id").asText())) {
                ObjectNode deleted = old.deepCopy();
                all.add(old.path("deleted_at").isNull()
                        ? deleted.put("deleted_at", Times.v3(request.store().clock().now())) : deleted);
            }
        }
        row.set("statuses", all);
        request.store().table(STATUSES).put(integration, row);
        return ApiResponse.json(200, NullNode.getInstance());
    }

    private static boolean isStatus(JsonNode status) {
        JsonNode translations = status.path("translations");
        return status.path("external_id").isTextual() && translations.isArray() && !translations.isEmpty()
                && translations.valueStream().allMatch(text -> text.path("status").isTextual()
                        && LANGUAGES.contains(text.path("language").asText()));
    }

    private static boolean has(JsonNode statuses, String externalId) {
        return statuses.valueStream().anyMatch(status -> status.path("external_id").asText().equals(externalId));
    }

    private ApiResponse mapping(ApiRequest request) {
        long integration = integrationInQuery(request);
        ObjectNode data = Json.object().put("integration_id", integration);
        ArrayNode mapping = data.putArray("mapping");
        List<JsonNode> current = row(request, STATUSES, integration).path("statuses").valueStream()
                .filter(status -> status.path("deleted_at").isNull()).toList();
        ObjectNode row = row(request, MAPPINGS, integration);
        for (String category : CATEGORIES) {
            String id = Json.text(row, category);
            boolean valid = id == null || current.stream().anyMatch(s -> s.path("external_id").asText().equals(id));
            mapping.addObject().put("status_category", category).put("external_id", id).put("is_valid", valid);
        }
        return ApiResponse.data(200, data);
    }

    private ApiResponse changeMapping(ApiRequest request) {
        ObjectNode body = body(request);
        JsonNode mapping = body.path("mapping");
        ObjectNode row = Json.object();
        for (JsonNode entry : mapping) {
            String id = Json.text(entry, "external_id");
            row.put(entry.path("status_category").asText(), id);
        }
        if (mapping.size() != CATEGORIES.size() || !CATEGORIES.stream().allMatch(row::has)) {
            return error("Wrong format", "The mapping needs each of the categories " + String.join(", ", CATEGORIES));
        }
        long integration = integrationInBody(request, body);
        request.store().table(MAPPINGS).put(integration, row);
        return ApiResponse.json(200, NullNode.getInstance());
    }

    private static ObjectNode row(ApiRequest request, String name, long integration) {
        Table table = request.store().table(name);
        ObjectNode row = table.get(integration);
        return row == null ? Json.object() : row;
    }

    private static ObjectNode body(ApiRequest request) {
        if (request.json() instanceof ObjectNode body) {
            return body;
        }
        throw new ErrorResponseException(error("Wrong format", "Wrong request format, expected object"));
    }

    private static long integrationInQuery(ApiRequest request) {
        String id = request.query().first("integration_id");
        if (id == null || !id.matches("\\d{1,18}")) {
            throw new ErrorResponseException(error("integration ID", "Integration ID is a required GET parameter"));
        }
        return known(request, Long.parseLong(id));
    }

    private static long integrationInBody(ApiRequest request, ObjectNode body) {
        if (!body.path("integration_id").canConvertToExactIntegral()) {
            throw new ErrorResponseException(error("integration ID", "Integration ID is required"));
        }
        return known(request, body.path("integration_id").asLong());
    }

    /** The id of an integration of the account. Sendcloud documents no error but 400 for these operations. */
    private static long known(ApiRequest request, long id) {
        if (!IntegrationsApi.has(request, id)) {
            throw new ErrorResponseException(
                    error("integration ID", "The Integration could not be found with the search criteria given"));
        }
        return id;
    }

    private static ApiResponse error(String title, String detail) {
        return ErrorResponses.v3(400, List.of(ErrorResponses.error(400, "non_field_errors", detail).put("title", title)));
    }
}
