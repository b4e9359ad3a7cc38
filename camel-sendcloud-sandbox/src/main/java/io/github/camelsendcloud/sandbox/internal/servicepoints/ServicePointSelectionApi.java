package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The operations of v2 with which a web shop checks and stores the service point that a buyer has selected. */
final class ServicePointSelectionApi {

    private static final String STORED = "selected service points";
    private static final Map<String, Double> CENTIMETERS
            = Map.of("mm", 0.1, "cm", 1.0, "dm", 10.0, "m", 100.0, "in", 2.54, "yd", 91.44);
    private static final int SIDES = 3;

    void addTo(Router router) {
        router.add("GET", ServicePointsApi.HOST + "/service-points/{shop_type}/store", this::store);
        for (String v2 : List.of(ServicePointsApi.HOST + "/api/v2/service-points", "/api/v2/service-points")) {
            router.add("POST", v2 + "/check_and_store", this::checkAndStore);
            router.add("POST", v2 + "/items_fit_in_shipment", this::itemsFit);
            router.add("GET", v2 + "/{shop_type}/store", this::store);
        }
    }

    private ApiResponse checkAndStore(ApiRequest request) {
        QueryParameters form;
        try {
            form = QueryParameters.parse(new String(request.body(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return error(request, 400, "The form is not percent-encoded correctly.");
        }
        if (form.first("service_point") == null) {
            return error(request, 400, "service_point: \"This field is required.\"");
        }
        ServicePoint point = find(form.first("service_point"));
        if (point == null) {
            return error(request, 404, "No ServicePoint matches the given query.");
        }
        if (point.isAvailable()) {
            store(request, Json.object().put("service_point", point.id()).put("order_id", form.first("store_order_id")));
        }
        ObjectNode body = Json.object().put("availability", point.isAvailable() ? 1 : 0);
        body.set("service_point", new ServicePointView(request.store().clock().now()).v2(point).put("distance", 0));
        return ApiResponse.json(200, body.put("stored", point.isAvailable()));
    }

    private ApiResponse store(ApiRequest request) {
        QueryParameters query = request.query();
        for (String required : List.of("order_id", "shop_identification", "service_point", "order_confirmation")) {
            if (query.first(required) == null) {
                return error(request, 400, required + ": \"This field is required.\"");
            }
        }
        ServicePoint point = find(query.first("service_point"));
        if (point == null) {
            return error(request, 404, "No ServicePoint matches the given query.");
        }
        ObjectNode selection = Json.object().put("order_id", query.first("order_id"))
                .put("shop_identification", query.first("shop_identification")).put("service_point", point.id())
                .put("to_post_number", query.first("to_post_number") == null ? "" : query.first("to_post_number"))
                .put("order_confirmation", query.first("order_confirmation"))
                .put("checkout_shippingmethod_id", query.first("checkout_shippingmethod_id"))
                .put("checkout_shippingmethod_name", query.first("checkout_shippingmethod_name"));
        store(request, selection);
        return ApiResponse.json(201, selection);
    }

    private ApiResponse itemsFit(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        Double centimeters = CENTIMETERS.get(body.path("unit").asText());
        if (centimeters == null) {
            return error(request, 400, "unit: " + ErrorResponses.notAChoice(body.path("unit").asText()));
        }
        if (!body.path("carrier_codes").isArray() || !isListOfItems(body.path("dimensions"))) {
            return error(request, 400, "dimensions: \"Each item needs three sides.\"");
        }
        ObjectNode response = Json.object();
        ArrayNode fitting = response.putArray("fitting_carrier_codes");
        for (JsonNode code : body.path("carrier_codes")) {
            ServicePointCarrier carrier = ServicePointCarrier.of(code.asText());
            if (carrier != null && body.path("dimensions").valueStream().allMatch(item -> fits(carrier, item, centimeters))) {
                fitting.add(carrier.code());
            }
        }
        return ApiResponse.json(200, response);
    }

    private static boolean isListOfItems(JsonNode dimensions) {
        return dimensions.isArray() && dimensions.valueStream()
                .allMatch(item -> item.size() == SIDES && item.valueStream().allMatch(JsonNode::isNumber));
    }

    private static boolean fits(ServicePointCarrier carrier, JsonNode item, double centimeters) {
        return carrier.accepts(item.valueStream().mapToDouble(side -> side.asDouble() * centimeters).toArray());
    }

    private static void store(ApiRequest request, ObjectNode selection) {
        request.store().table(STORED).put(request.store().table(STORED).nextId(), selection);
    }

    private static ServicePoint find(String id) {
        return id.matches("\\d{1,18}") ? ServicePoints.get(Long.parseLong(id)) : null;
    }

    /** An error of v2; the path of {@code store} does not tell the version. */
    private static ApiResponse error(ApiRequest request, int status, String message) {
        return ErrorResponses.v2(request.path(), status, message);
    }
}
