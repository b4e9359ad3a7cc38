package io.github.camelsendcloud.sandbox.internal.integrations;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The integrations of an account, in both versions of the API. */
public final class IntegrationsApi {

    static final String V2 = "/api/v2/integrations";
    static final String V3 = "/api/v3/integrations";

    /** The fields by which v3 sorts a list, and their names in the settings. */
    private static final Map<String, String> SORTABLE = Map.of(
            "integration_type", "type", "created_at", "created_at", "updated_at", "updated_at", "last_fetch",
            "last_fetched_at", "failing_since", "started_failing_at");
    /** The fields of v2, and their names in the settings. */
    private static final List<String[]> V2_FIELDS = List.of(
            new String[] { "id", "id" }, new String[] { "shop_name", "shop_name" }, new String[] { "shop_url", "shop_url" },
            new String[] { "system", "type" }, new String[] { "failing_since", "started_failing_at" },
            new String[] { "last_fetch", "last_fetched_at" }, new String[] { "last_updated_at", "updated_at" },
            new String[] { "service_point_enabled", "service_point_enabled" },
            new String[] { "service_point_carriers", "service_point_carriers" },
            new String[] { "webhook_active", "webhook_active" }, new String[] { "webhook_url", "webhook_url" });

    public void addTo(Router router) {
        router.add("GET", V3, this::list);
        router.add("GET", V3 + "/{id}", request -> ApiResponse.data(200, find(request).deepCopy()));
        router.add("PATCH", V3 + "/{id}", this::update);
        router.add("DELETE", V3 + "/{id}", this::delete);
        router.add("GET", V2, this::listV2);
        router.add("GET", V2 + "/{id}", request -> ApiResponse.json(200, v2(find(request))));
        router.add("PUT", V2 + "/{id}", this::updateV2);
        router.add("PATCH", V2 + "/{id}", this::updateV2);
        router.add("DELETE", V2 + "/{id}", this::delete);
        new IntegrationLogsApi().addTo(router);
        new IntegrationShipmentsApi().addTo(router);
        new ShopOrderStatusesApi().addTo(router);
    }

    private ApiResponse list(ApiRequest request) {
        String sort = request.query().first("sort");
        String field = sort == null ? "id" : SORTABLE.get(withoutSign(sort));
        if (field == null) {
            return ErrorResponses.invalidParameter(
                    request, "sort", "invalid_choice", "\"" + sort + "\" is not a valid choice.");
        }
        ArrayNode data = Json.array();
        sorted(all(request), sort == null ? field : signOf(sort) + field).forEach(data::add);
        return ApiResponse.data(200, data);
    }

    private ApiResponse listV2(ApiRequest request) {
        String ordering = request.query().first("ordering");
        ArrayNode integrations = Json.array();
        List<ObjectNode> views = all(request).stream().map(IntegrationsApi::v2).toList();
        sorted(views, ordering == null ? "id" : ordering).forEach(integrations::add);
        return ApiResponse.json(200, integrations);
    }

    /** The list in the order of a field; the sign - before the name of the field reverses the order. */
    private static List<ObjectNode> sorted(List<ObjectNode> list, String order) {
        String field = withoutSign(order);
        Comparator<ObjectNode> byField = field.equals("id")
                ? Comparator.comparingLong(row -> row.path("id").asLong())
                : Comparator.comparing(row -> row.path(field).asText(""));
        return list.stream().sorted(signOf(order).isEmpty() ? byField : byField.reversed()).toList();
    }

    private static String signOf(String order) {
        return order.startsWith("-") ? "-" : "";
    }

    private static String withoutSign(String order) {
        return order.substring(signOf(order).length());
    }

    private ApiResponse update(ApiRequest request) {
        save(request);
        return ApiResponse.empty(204);
    }

    private ApiResponse updateV2(ApiRequest request) {
        ObjectNode view = v2(save(request));
        view.remove(List.of("id", "system", "failing_since", "last_fetch"));
        if (view.path("webhook_url").isNull()) {
            view.remove("webhook_url");
        }
        return ApiResponse.json(200, view);
    }

    private static ObjectNode save(ApiRequest request) {
        ObjectNode settings = find(request);
        settings.setAll(IntegrationChange.of(request, settings));
        IntegrationSettings.save(request.store(), settings);
        request.store().publish("integration_updated", settings);
        return settings;
    }

    /**
     * An integration cannot delete itself: its keys would be invalid at once. Sendcloud documents no error but 404 for
     * this operation.
     */
    private ApiResponse delete(ApiRequest request) {
        ObjectNode settings = find(request);
        if (request.id() == request.integration().id()) {
            return notFound(request);
        }
        IntegrationSettings.remove(request.store(), request.id());
        request.store().publish("integration_deleted", settings);
        return ApiResponse.empty(204);
    }

    private static List<ObjectNode> all(ApiRequest request) {
        return IntegrationSettings.all(request.store(), request.integration().id());
    }

    /** Whether the account has an integration with this id. */
    static boolean has(ApiRequest request, long id) {
        return all(request).stream().anyMatch(settings -> settings.path("id").asLong() == id);
    }

    /**
     * The settings of the integration in the path.
     *
     * @throws ErrorResponseException 404 if the account has no such integration
     */
    static ObjectNode find(ApiRequest request) {
        return all(request).stream().filter(settings -> settings.path("id").asLong() == request.id()).findFirst()
                .orElseThrow(() -> new ErrorResponseException(notFound(request)));
    }

    /** A page of a list of v2 whose items are in the field {@code results}. A link is absent if no such page exists. */
    static ApiResponse results(ApiRequest request, Page<ObjectNode> page, UnaryOperator<ObjectNode> view) {
        ObjectNode body = Json.object();
        if (page.next() != null) {
            body.put("next", Page.link(request, page.next()));
        }
        if (page.previous() != null) {
            body.put("previous", Page.link(request, page.previous()));
        }
        ArrayNode results = body.putArray("results");
        page.items().forEach(item -> results.add(view.apply(item)));
        return ApiResponse.json(200, body);
    }

    private static ApiResponse notFound(ApiRequest request) {
        return request.version() == ApiVersion.V2
                ? ErrorResponses.v2(request.path(), 404, "No Integration matches the given query.")
                : ErrorResponses.v3(404, List.of(
                        ErrorResponses.error(
                                404, "not_found", "The Integration could not be found with the search criteria given")
                                .put("title", "Not Found")));
    }

    /** The settings of an integration in the form of v2, which webhooks have too. */
    public static ObjectNode v2(ObjectNode settings) {
        ObjectNode view = Json.object();
        V2_FIELDS.forEach(names -> view.set(names[0], settings.get(names[1])));
        return view;
    }
}
