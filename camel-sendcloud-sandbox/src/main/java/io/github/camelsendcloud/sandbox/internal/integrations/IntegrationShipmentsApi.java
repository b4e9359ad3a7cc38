package io.github.camelsendcloud.sandbox.internal.integrations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The shipments that a web shop hands over for later labels (v2). A pair of an external order id and an external
 * shipment id is unique within an integration.
 */
final class IntegrationShipmentsApi {

    private static final String SHIPMENTS = IntegrationsApi.V2 + "/{id}/shipments";
    private static final String TABLE = "integration shipments";
    /** The order of creation, which no view has. */
    private static final String NUMBER = "number";
    private static final int MAX_SHIPMENTS = 100;
    private static final int PAGE_SIZE = 100;
    private static final Duration DEFAULT_AGE = Duration.ofDays(365);
    private static final int SHIPPING_METHOD = 8;

    void addTo(Router router) {
        router.add("GET", SHIPMENTS, this::list);
        router.add("POST", SHIPMENTS, this::save);
        router.add("POST", SHIPMENTS + "/delete", this::delete);
    }

    private ApiResponse list(ApiRequest request) {
        IntegrationsApi.find(request);
        Instant start = Times.parameter(request, "start_date");
        Instant end = Times.parameter(request, "end_date");
        Instant from = start == null ? request.store().clock().now().minus(DEFAULT_AGE) : start;
        String number = request.query().first("order_number");
        List<ObjectNode> rows = request.store().table(TABLE).rows(isOf(request)
                .and(row -> !created(row).isBefore(from))
                .and(row -> end == null || created(row).isBefore(end.plus(Duration.ofDays(1))))
                .and(oneOf(request, "external_order_ids", "external_order_id"))
                .and(oneOf(request, "external_shipment_ids", "external_shipment_id"))
                .and(row -> number == null || number.equals(row.path("order_number").asText())));
        Page<ObjectNode> page = Page.newestFirst(request, rows, row -> row.path(NUMBER).asLong(), PAGE_SIZE);
        return page.responseWithLinks(request, "results", row -> row.deepCopy().without(NUMBER));
    }

    private static Instant created(ObjectNode row) {
        return Instant.parse(row.path("shipment_created_at").asText());
    }

    private static Predicate<ObjectNode> isOf(ApiRequest request) {
        return row -> row.path("integration").asLong() == request.id();
    }

    private static Predicate<ObjectNode> oneOf(ApiRequest request, String parameter, String field) {
        List<String> repeated = request.query().all(parameter);
        List<String> wanted = repeated.size() > 1 ? repeated : request.query().list(parameter);
        return row -> wanted.isEmpty() || wanted.contains(row.path(field).asText());
    }

    private ApiResponse save(ApiRequest request) {
        IntegrationsApi.find(request);
        JsonNode shipments = request.json();
        if (!shipments.isArray() || shipments.size() > MAX_SHIPMENTS) {
            return ErrorResponses.v2(
                    request.path(), 400, "Expected a list of at most " + MAX_SHIPMENTS + " shipments.");
        }
        ArrayNode results = Json.array();
        shipments.forEach(shipment -> results.add(save(request, shipment)));
        return ApiResponse.json(200, results);
    }

    private static ObjectNode save(ApiRequest request, JsonNode shipment) {
        ObjectNode errors = IntegrationShipmentRules.errors(shipment);
        String orderId = Json.text(shipment, "external_order_id", "");
        String shipmentId = Json.text(shipment, "external_shipment_id");
        if (!errors.isEmpty()) {
            ObjectNode result = Json.object();
            result.set("error", errors);
            return result.put("external_order_id", orderId)
                    .put("external_shipment_id", shipmentId == null ? "" : shipmentId).put("status", "error");
        }
        Table table = request.store().table(TABLE);
        String now = Times.v3(request.store().clock().now());
        ObjectNode old = find(request, orderId, shipmentId);
        ObjectNode row = old == null ? create(request, table, now) : old;
        // Sendcloud ignores a shipment that has not changed
        if (old == null || !old.path("updated_at").equals(shipment.path("updated_at"))) {
            row.setAll((ObjectNode) shipment.deepCopy());
            table.put(row.path("shipment_uuid").asText(), row.put("shipment_updated_at", now));
        }
        ObjectNode result = Json.object().put("external_order_id", orderId);
        if (shipmentId != null) {
            result.put("external_shipment_id", shipmentId);
        }
        return result.put("shipment_uuid", row.path("shipment_uuid").asText())
                .put("status", old == null ? "created" : "updated");
    }

    private static ObjectNode create(ApiRequest request, Table table, String now) {
        ObjectNode row = Json.object().put(NUMBER, table.nextId()).put("integration", request.id())
                .put("shipment_uuid", UUID.randomUUID().toString()).putNull("sender_address")
                .put("shipment_created_at", now);
        row.putArray("allowed_shipping_methods").add(SHIPPING_METHOD);
        return row;
    }

    private ApiResponse delete(ApiRequest request) {
        IntegrationsApi.find(request);
        ObjectNode body = request.jsonObject();
        String uuid = Json.text(body, "shipment_uuid");
        String orderId = Json.text(body, "external_order_id");
        if (uuid == null && (orderId == null || !body.has("external_shipment_id"))) {
            return ErrorResponses.v2(request.path(), 400,
                    "Missing shipment_uuid or the pair external_order_id and external_shipment_id");
        }
        if (uuid != null && !uuid.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return ErrorResponses.v2(request.path(), 400, "Must be a valid UUID.");
        }
        ObjectNode row = uuid != null
                ? request.store().table(TABLE).get(uuid) : find(request, orderId, Json.text(body, "external_shipment_id"));
        if (row == null || !isOf(request).test(row)) {
            throw new ErrorResponseException(
                    ErrorResponses.v2(request.path(), 404, "No ShipmentBlob matches the given query."));
        }
        request.store().table(TABLE).remove(row.path("shipment_uuid").asText());
        return ApiResponse.empty(204);
    }

    /** The shipment with this pair of ids; null for none. */
    private static ObjectNode find(ApiRequest request, String orderId, String shipmentId) {
        List<ObjectNode> found = request.store().table(TABLE).rows(isOf(request)
                .and(row -> row.path("external_order_id").asText().equals(orderId))
                .and(row -> Objects.equals(Json.text(row, "external_shipment_id"), shipmentId)));
        return found.isEmpty() ? null : found.get(0);
    }
}
