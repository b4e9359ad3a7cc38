package io.github.camelsendcloud;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelsendcloud.api.ApiVersion;

/**
 * The resources of a sandbox that example requests need, by the names of fields and parameters. An example names
 * resources of another account, so each request names a resource of this account instead.
 */
final class SandboxThings {

    private static final String SHIPMENT = """
            {"to_address": {"name": "John Doe", "address_line_1": "Stadhuisplein", "house_number": "10",
                            "postal_code": "%s", "city": "%s", "country_code": "%s", "email": "john@example.com"},
             "ship_with": {"type": "shipping_option_code", "properties": {"shipping_option_code": "sendcloud:letter"}},
             "order_number": "%s", "external_reference_id": "%s",
             "parcels": [{"weight": {"value": "0.320", "unit": "kg"}, "parcel_items": [
                {"description": "T-shirt", "quantity": 1, "hs_code": "620520", "origin_country": "NL", "sku": "TS-1",
                 "weight": {"value": 0.3, "unit": "kg"}, "price": {"value": "6.15", "currency": "EUR"}}]}]}""";
    private static final String PARCEL = """
            {"parcel": {"name": "John Doe", "address": "Stadhuisplein", "house_number": "10", "city": "Eindhoven",
                        "postal_code": "5611 EM", "country": "NL", "weight": "1.000", "request_label": false,
                        "shipment": {"id": 8}, "total_order_value": "3.50", "total_order_value_currency": "EUR"}}""";
    private static final String ORDER = """
            [{"order_id": "%1$s", "order_number": "%1$s",
              "order_details": {"integration": {"id": %2$s}, "status": {"code": "fulfilled", "message": "Fulfilled"},
                "order_created_at": "2026-01-27T10:00:00Z", "order_items": [
                  {"name": "Candle", "quantity": 1, "total_price": {"value": 3.5, "currency": "EUR"}}]},
              "payment_details": {"total_price": {"value": 3.5, "currency": "EUR"},
                                  "status": {"code": "paid", "message": "Paid"}},
              "shipping_address": {"name": "John Doe", "address_line_1": "Lansdown Glade", "house_number": "15",
                                   "postal_code": "5341XT", "city": "Oss", "country_code": "NL"}}]""";

    private final SandboxRun run;
    private final Map<String, JsonNode> named = new HashMap<>();
    private int created;

    SandboxThings(SandboxRun run) throws IOException {
        this.run = run;
        JsonNode integrations = run.call("GET", "/v3/integrations", null).path("data");
        named.put("integration_id", integrations.at("/0/id"));
        named.put("integration", integrations.at("/0/id"));
        named.put("removable integration", integrations.at("/1/id"));
        JsonNode parcel = shipment("5611 EM", "Eindhoven", "NL").at("/parcels/0");
        for (String name : List.of("parcel_id", "parcelId", "parcels")) {
            named.put(name, parcel.path("id"));
        }
        named.put("tracking_number", parcel.path("tracking_number"));
        JsonNode abroad = shipment("8001", "Zürich", "CH").at("/parcels/0/id");
        named.put("parcel abroad", abroad);
        JsonNode point = run.call("GET", "/v2/service-points?country=NL", null).at("/0/id");
        named.put("service_point", point);
        named.put("service_point_id", point);
        named.put("sender_address_id", run.call("GET", "/v2/user/addresses/sender", null).at("/sender_addresses/0/id"));
        named.put("brand_id", run.call("GET", "/v2/brands", null).at("/brands/0/id"));
        JsonNode contract = run.call("GET", "/v2/contracts", null).at("/contracts/0/id");
        named.put("contract_id", contract);
        named.put("contract", contract);
    }

    /** The value for a field or a parameter; missing if the value of the example is good. */
    JsonNode named(String name) {
        return named.getOrDefault(name, MissingNode.getInstance());
    }

    void name(String name, JsonNode value) {
        if (value.isValueNode() && !value.isMissingNode()) {
            named.put(name, value);
        }
    }

    JsonNode shipment(String postalCode, String city, String country) throws IOException {
        String reference = "EXAMPLE-" + ++created;
        return run.call("POST", "/v3/shipments/announce",
                SHIPMENT.formatted(postalCode, city, country, reference, reference)).path("data");
    }

    /** A new resource of a list; missing for a list whose resources an account always has. */
    JsonNode created(String list) throws IOException {
        return switch (list) {
            case "/parcels" -> shipment("5611 EM", "Eindhoven", "NL").at("/parcels/0/id");
            case "/shipments" -> shipment("5611 EM", "Eindhoven", "NL").path("id");
            case "/orders" -> order();
            case "/returns" -> run.example(ApiVersion.V3, "POST /returns").path("return_id");
            case "/event-subscriptions/connections" -> connection();
            case "/event-subscriptions/subscriptions" -> {
                name("connection_id", connection());
                yield run.example(ApiVersion.V3, "POST /event-subscriptions/subscriptions").at("/data/id");
            }
            default -> MissingNode.getInstance();
        };
    }

    private JsonNode connection() throws IOException {
        return run.example(ApiVersion.V3, "POST /event-subscriptions/connections").at("/data/id");
    }

    private JsonNode order() throws IOException {
        String name = "EXAMPLE-ORDER-" + ++created;
        named.put("order_id", TextNode.valueOf(name));
        return run.call("POST", "/v3/orders", ORDER.formatted(name, named("integration_id").asText())).at("/data/0/id");
    }

    /** Creates what the example of an operation supposes. */
    void prepare(String operation) throws IOException {
        if (operation.contains("/create-label")) {
            order();
            named.put("order_number", named("order_id"));
        } else if (operation.startsWith("POST") && operation.contains("/dsf/") && !operation.endsWith("/files")) {
            named.put("file_token", run.example(ApiVersion.V3, "POST /dsf/files").path("file_token"));
            String delivered = operation.endsWith("not-received") ? "DELIVERED" : null;
            JsonNode parcel = shipment("5611 EM", "Eindhoven", "NL").at("/parcels/0");
            named.put("tracking_number", parcel.path("tracking_number"));
            if (delivered != null) {
                run.parcelStatus(parcel.path("id").asLong(), delivered);
            }
            if (operation.endsWith("/requested-data")) {
                named.put("request_id", run.example(ApiVersion.V3, "POST /dsf/tickets/lost").path("ticket_id"));
                run.waitForDays(2);
            }
        } else if (operation.equals("POST /integrations/{id}/shipments/delete")) {
            JsonNode shipments = run.exampleBody(ApiVersion.V2, "POST /integrations/{id}/shipments");
            // the example has the text "string" for amounts
            List.of("total_order_value", "weight", "width", "height", "length")
                    .forEach(field -> ((ObjectNode) shipments.get(0)).put(field, "1"));
            JsonNode saved = run.call("POST", "/v2/integrations/" + named("integration_id").asText() + "/shipments",
                    shipments.toString()).path(0);
            for (String name : List.of("shipment_uuid", "external_order_id", "external_shipment_id")) {
                name(name, saved.path(name));
            }
        } else if (operation.equals("POST /parcels/tracking")) {
            named.put("tracking_number", TextNode.valueOf("EXTERNAL" + ++created));
        } else if (operation.equals("PUT /parcels")) {
            named.put("id", run.call("POST", "/v2/parcels", PARCEL).at("/parcel/id"));
        }
    }

    /** Forgets the names that only one operation uses. */
    void forget() {
        named.keySet().removeAll(List.of(
                "order_number", "order_id", "shipment_uuid", "external_order_id", "external_shipment_id", "id"));
    }

    /** Replaces the values of an example that name resources. */
    JsonNode replaced(JsonNode body) {
        if (body instanceof ObjectNode object) {
            for (String name : List.copyOf(named.keySet())) {
                JsonNode old = object.path(name);
                if (old.isValueNode() && !old.isMissingNode()) {
                    object.set(name, old.isTextual() ? object.textNode(named(name).asText()) : number(named(name)));
                }
            }
            if (object.path("integration") instanceof ObjectNode integration) {
                integration.set("id", named("integration_id"));
            }
            if (object.path("label").path("parcels") instanceof ArrayNode parcels) {
                parcels.removeAll().add(named("parcel_id"));
            }
        }
        body.forEach(this::replaced);
        return body;
    }

    private static JsonNode number(JsonNode value) {
        return value.isTextual() && value.asText().matches("\\d{1,18}")
                ? LongNode.valueOf(value.asLong()) : value;
    }
}
