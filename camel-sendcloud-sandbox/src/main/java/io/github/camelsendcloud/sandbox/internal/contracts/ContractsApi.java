package io.github.camelsendcloud.sandbox.internal.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The contracts of API v2 and API v3. The carrier validates a new contract for a few seconds. */
public final class ContractsApi {

    private static final String V2 = "/api/v2/contracts";
    private static final String V3 = "/api/v3/contracts";
    private static final int PAGE_SIZE = 100;

    public void addTo(Router router) {
        router.add("GET", V2, this::listV2);
        router.add("GET", V2 + "/{id}", request -> ApiResponse.json(200, Contracts.v2(find(request))));
        router.add("GET", V3, this::listV3);
        router.add("POST", V3, this::create);
        router.add("GET", V3 + "/schemas", this::schemas);
        router.add("GET", V3 + "/{id}", request -> ApiResponse.data(200, Contracts.v3(find(request))));
        router.add("PATCH", V3 + "/{id}", this::change);
        router.add("DELETE", V3 + "/{id}", this::delete);
    }

    private ApiResponse listV2(ApiRequest request) {
        ObjectNode body = Json.object().putNull("next").putNull("previous");
        ArrayNode list = body.putArray("contracts");
        Contracts.of(request.store()).rows(filter(request, "carrier", "country")).forEach(row -> list.add(Contracts.v2(row)));
        return ApiResponse.json(200, body);
    }

    private ApiResponse listV3(ApiRequest request) {
        checkCarrier(request);
        List<ObjectNode> rows = Contracts.of(request.store()).rows(filter(request, "carrier_code", "country_code"));
        Page<ObjectNode> page = Page.of(
                request, rows, row -> row.path("id").asLong(), Page.size(request, PAGE_SIZE, PAGE_SIZE));
        ArrayNode data = Json.array();
        page.items().forEach(row -> data.add(Contracts.v3(row)));
        return page.response(request, data);
    }

    private static Predicate<ObjectNode> filter(ApiRequest request, String carrierParameter, String countryParameter) {
        String carrier = request.query().first(carrierParameter);
        String country = request.query().first(countryParameter);
        String clientId = request.query().first("client_id");
        String name = request.query().first("name");
        String active = request.query().first("is_active");
        return row -> (carrier == null || carrier.equals(Contracts.carrierOf(row)))
                && (country == null || country.equals(Json.text(row, "country")))
                && (clientId == null || clientId.equals(Json.text(row, "client_id")))
                && (name == null || name.equals(Json.text(row, "name")))
                && (active == null || Boolean.parseBoolean(active) == Contracts.isActive(row));
    }

    private static void checkCarrier(ApiRequest request) {
        String code = request.query().first("carrier_code");
        if (code != null && Carrier.of(code) == null) {
            throw new ErrorResponseException(
                    ErrorResponses.v3(
                            400, List.of(
                                    ErrorResponses.errorInParameter(
                                            "query carrier", "validation_error",
                                            "Value error, Carrier " + code + " does not exist."))));
        }
    }

    private ApiResponse schemas(ApiRequest request) {
        checkCarrier(request);
        String code = request.query().first("carrier_code");
        ArrayNode data = Json.array();
        Carrier.all().stream()
                .filter(carrier -> code == null ? !carrier.code().equals(Carrier.SENDCLOUD) : carrier.code().equals(code))
                .forEach(carrier -> data.add(ContractSchemas.of(carrier)));
        return ApiResponse.data(200, data);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        List<ObjectNode> errors = new ArrayList<>();
        Carrier carrier = Carrier.of(Json.text(body, "carrier_code", ""));
        if (!body.hasNonNull("carrier_code")) {
            errors.add(required("carrier_code"));
        } else if (carrier == null || carrier.code().equals(Carrier.SENDCLOUD)) {
            String detail = "Value error, Carrier " + Json.text(body, "carrier_code") + " does not exist.";
            errors.add(ErrorResponses.errorAt("/data/carrier_code", "validation_error", detail));
        } else if (ContractSchemas.WITH_LOGIN.contains(carrier.code())) {
            errors.add(
                    ErrorResponses.errorAt(
                            "/data/carrier_code", "invalid", "Contracts of this carrier cannot be created by the API."));
        } else if (body.path("contract_data").isObject()) {
            ContractSchemas.missing(carrier, body.path("contract_data")).forEach(field -> errors.add(required(field)));
        }
        if (!body.path("contract_data").isObject()) {
            errors.add(required("contract_data"));
        }
        ErrorResponseException.throwIfAny(errors);
        Table table = Contracts.of(request.store());
        long id = table.nextId();
        JsonNode data = body.path("contract_data");
        ObjectNode row = Contracts.row(
                id, carrier, clientId(data), Json.text(data, "name", carrier.name()),
                Json.text(data, "country", carrier.country())).put("type", "direct").put("is_default", false);
        table.put(id, row);
        setDefault(table, row, body);
        Contracts.validate(request.store(), row, body.path("is_active").asBoolean(false));
        return ApiResponse.data(201, Contracts.v3(row));
    }

    private ApiResponse change(ApiRequest request) {
        ObjectNode row = find(request);
        ObjectNode body = request.jsonObject();
        Table table = Contracts.of(request.store());
        Carrier carrier = Carrier.named(Contracts.carrierOf(row));
        List<ObjectNode> errors = new ArrayList<>();
        JsonNode data = body.path("contract_data");
        if (data.isObject()) {
            ContractSchemas.missing(carrier, data).forEach(field -> errors.add(required(field)));
        } else if (body.has("contract_data")) {
            errors.add(ErrorResponses.errorAt("/data/contract_data", "invalid", "Input should be a valid dictionary"));
        }
        if (Json.text(body, "name", "").length() > 50) {
            errors.add(ErrorResponses.errorAt("/data/name", "string_too_long", "String should have at most 50 characters"));
        }
        ErrorResponseException.throwIfAny(errors);
        boolean active = body.path("is_active").asBoolean(Contracts.isActive(row));
        if (data.isObject() && isUsed(request.store(), row)) {
            // Sendcloud does not change a contract that shipments have used
            table.put(row.path("id").asLong(), row.put("state", "inactive"));
            row = row.deepCopy().put("id", table.nextId());
        }
        if (body.hasNonNull("name")) {
            row.put("name", Json.text(body, "name"));
        }
        if (data.isObject()) {
            row.put("client_id", clientId(data)).put("country", Json.text(data, "country", Json.text(row, "country")));
            Contracts.validate(request.store(), row, active);
        } else if (body.has("is_active")) {
            row.put("state", active ? "active" : "inactive");
        }
        table.put(row.path("id").asLong(), row);
        setDefault(table, row, body);
        return ApiResponse.data(200, Contracts.v3(row));
    }

    private static boolean isUsed(Store store, ObjectNode row) {
        String id = row.path("id").asText();
        boolean isDefault = row.path("is_default").asBoolean();
        return store.shipments().stream().anyMatch(shipment -> {
            String chosen = Json.text(shipment.fields().path("ship_with").path("properties"), "contract_id");
            return chosen == null
                    ? isDefault && shipment.carrierCode().equals(Contracts.carrierOf(row)) : chosen.equals(id);
        });
    }

    private static void setDefault(Table table, ObjectNode row, ObjectNode body) {
        if (body.path("is_default_per_carrier").asBoolean(false)) {
            String carrier = Contracts.carrierOf(row);
            for (ObjectNode other : table.rows(candidate -> carrier.equals(Contracts.carrierOf(candidate)))) {
                table.put(other.path("id").asLong(), other.put("is_default", other == row));
            }
        }
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode row = find(request);
        Table table = Contracts.of(request.store());
        table.remove(row.path("id").asText());
        if (row.path("is_default").asBoolean()) {
            ObjectNode next = Contracts.defaultOf(request.store(), Contracts.carrierOf(row));
            if (next != null) {
                table.put(next.path("id").asLong(), next.put("is_default", true));
            }
        }
        return ApiResponse.empty(204);
    }

    private static ObjectNode find(ApiRequest request) {
        ObjectNode row = Contracts.of(request.store()).get(request.id());
        if (row == null) {
            throw new ErrorResponseException(ErrorResponses.of(request, 404, "not_found", "Contract not found."));
        }
        return row;
    }

    private static String clientId(JsonNode data) {
        return Json.text(data, "client_id", Json.text(data, "account_number", ""));
    }

    private static ObjectNode required(String field) {
        return ErrorResponses.errorAt("/data/" + field, "required", "This field is required.");
    }
}
