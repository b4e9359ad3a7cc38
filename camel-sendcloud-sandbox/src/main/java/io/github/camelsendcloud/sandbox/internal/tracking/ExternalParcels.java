package io.github.camelsendcloud.sandbox.internal.tracking;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The parcels that a caller announced to a carrier without Sendcloud, and that Sendcloud only tracks. */
final class ExternalParcels {

    private static final String TABLE = "external-parcels";
    private static final List<String> REQUIRED = List.of(
            "announced_at", "from_address", "ship_with", "shipment", "source_id", "to_address", "tracking_number");
    private static final List<String> ECHOED
            = List.of("announced_at", "from_address", "parcel_items", "ship_with", "source_id", "to_address");

    ApiResponse create(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        ArrayNode errors = errors(body);
        if (!errors.isEmpty()) {
            return ApiResponse.json(422, Json.object().set("detail", errors));
        }
        String number = Json.text(body.path("tracking_number"), "tracking_number");
        String sourceId = Json.text(body, "source_id");
        Store store = request.store();
        boolean exists = find(store, number) != null
                || store.parcels().stream().anyMatch(parcel -> number.equals(parcel.trackingNumber()))
                || !store.table(TABLE).rows(row -> sourceId.equals(Json.text(row, "source_id"))).isEmpty();
        if (exists) {
            return ApiResponse.json(409, Json.object().put("detail", "Parcel or tracking number already exists"));
        }
        ObjectNode row = Json.object();
        ECHOED.stream().filter(body::hasNonNull).forEach(field -> row.set(field, body.get(field).deepCopy()));
        String now = Times.v3(store.clock().now());
        row.put("created_at", now).put("updated_at", now);
        JsonNode details = body.path("details");
        row.putObject("details").put("brand_id", details.path("brand_id").asInt(1))
                .put("integration_id", details.path("integration_id").asLong(request.integration().id()))
                .put("is_mail_box", false).put("is_return", details.path("is_return").asBoolean(false))
                .put("is_to_service_point", false);
        row.putArray("tracking_numbers").add(body.get("tracking_number").deepCopy());
        TrackingView.event(row.putArray("events"), Json.text(body, "announced_at"), false, "announced", "Announced");
        store.table(TABLE).put(number, row);
        ObjectNode response = row.deepCopy();
        response.remove(List.of("events", "updated_at"));
        return ApiResponse.json(200, response);
    }

    /** The parcel with this tracking number; null for none. */
    static ObjectNode find(Store store, String number) {
        return store.table(TABLE).get(number);
    }

    private static ArrayNode errors(ObjectNode body) {
        ArrayNode errors = Json.array();
        REQUIRED.stream().filter(field -> !body.hasNonNull(field)).forEach(field -> missing(errors, "body", field));
        for (String address : List.of("from_address", "to_address")) {
            for (String field : List.of("country_code", "postal_code")) {
                if (body.path(address).isObject() && Json.text(body.path(address), field, "").isBlank()) {
                    missing(errors, "body", address, field);
                }
            }
        }
        for (String field : List.of("carrier_code", "tracking_number")) {
            if (body.path("tracking_number").isObject() && Json.text(body.path("tracking_number"), field, "").isBlank()) {
                missing(errors, "body", "tracking_number", field);
            }
        }
        for (String field : List.of("from_address", "ship_with", "shipment", "to_address", "tracking_number")) {
            if (body.hasNonNull(field) && !body.path(field).isObject()) {
                error(errors, "Input should be a valid dictionary", "dict_type", "body", field);
            }
        }
        return errors;
    }

    private static void missing(ArrayNode errors, String... location) {
        error(errors, "Field required", "missing", location);
    }

    private static void error(ArrayNode errors, String message, String type, String... location) {
        ObjectNode error = errors.addObject();
        ArrayNode path = error.putArray("loc");
        for (String segment : location) {
            path.add(segment);
        }
        error.put("msg", message).put("type", type);
    }
}
