package io.github.camelsendcloud.sandbox.internal.pickups;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Validates pickups of create requests, in both versions of the API. */
final class PickupRules {

    /** The carriers with pickups, and the fields that only their pickups must have in v2. */
    private static final Map<String, List<String>> V2_CARRIERS = Map.of(
            "dhl_express", List.of("quantity"),
            "fedex", List.of("name", "company_name", "telephone", "quantity", "origin_detail"),
            "correos_express", List.of("name", "company_name", "telephone", "quantity", "pickup_until"),
            "dhl", List.of("name", "company_name", "telephone"),
            "dpd", List.of("name", "company_name", "telephone", "quantity"),
            "poste_it_delivery", List.of("name", "company_name", "telephone", "quantity", "country_state"),
            "correos", List.of(
                    "name", "company_name", "telephone", "quantity", "pickup_until", "total_volume_weight", "reference"),
            "ups", List.of("name", "company_name", "telephone", "quantity", "pickup_until", "items"),
            "dhl_parcel_iberia", List.of("name", "company_name", "telephone", "quantity", "pickup_until"));
    private static final List<String> V2_FIELDS
            = List.of("carrier", "city", "country", "address", "pickup_from", "postal_code", "total_weight");

    /** The carriers with pickups, and the fields of the address that only their pickups must have in v3. */
    private static final Map<String, List<String>> V3_CARRIERS = Map.ofEntries(
            Map.entry("brt", List.of("state_province_code")), Map.entry("correos", List.of("phone_number")),
            Map.entry("correos_express", List.of("phone_number")), Map.entry("dhl", List.of()),
            Map.entry("dhl_de", List.of()), Map.entry("dhl_express", List.of("phone_number")),
            Map.entry("dhl_parcel_gb", List.of()), Map.entry("dhl_parcel_iberia", List.of()), Map.entry("dpd", List.of()),
            Map.entry("dpd_at", List.of()), Map.entry("fedex", List.of("phone_number")),
            Map.entry("gls_it", List.of("state_province_code")), Map.entry("hermes_de", List.of()),
            Map.entry("poste_it_delivery", List.of("state_province_code")), Map.entry("ups", List.of("phone_number")));
    private static final List<String> V3_ADDRESS = List.of("name", "address_line_1", "postal_code", "city", "country_code");
    /** FedEx comes at the time that its field {@code origin_detail} names, for parcels that FedEx knows. */
    private static final String WITHOUT_TIME_SLOTS = "fedex";
    /** DHL Parcel GB has one weight for all parcels. */
    private static final List<String> WITHOUT_ITEMS = List.of(WITHOUT_TIME_SLOTS, "dhl_parcel_gb");

    private final ApiRequest request;
    private final Map<String, String> errors = new LinkedHashMap<>();

    PickupRules(ApiRequest request) {
        this.request = request;
    }

    /**
     * Validates a pickup.
     *
     * @throws ErrorResponseException 400 with all errors
     */
    void check(ObjectNode pickup) {
        if (request.version() == ApiVersion.V2) {
            v2(pickup);
        } else {
            v3(pickup);
        }
        if (errors.isEmpty()) {
            return;
        }
        List<String> messages = new ArrayList<>();
        List<ObjectNode> v3Errors = new ArrayList<>();
        errors.forEach((field, message) -> {
            messages.add(field + ": \"" + message + "\"");
            v3Errors.add(ErrorResponses.errorAt("/data/" + field, "validation_error", message));
        });
        throw new ErrorResponseException(
                request.version() == ApiVersion.V2
                        ? ErrorResponses.v2(request.path(), 400, String.join(", ", messages))
                        : ErrorResponses.v3(400, v3Errors));
    }

    private void v2(ObjectNode pickup) {
        V2_FIELDS.forEach(field -> present(pickup, field, field));
        String carrier = Json.text(pickup, "carrier", "");
        if (!carrier.isEmpty()) {
            carrier("carrier", carrier, V2_CARRIERS).forEach(field -> present(pickup, field, field));
        }
        period(pickup, "pickup_from", "pickup_until", "");
        weight(pickup.path("total_weight"), "total_weight");
        quantity(pickup.path("quantity"), "quantity", 0);
    }

    private void v3(ObjectNode pickup) {
        present(pickup, "carrier_code", "carrier_code");
        String carrier = Json.text(pickup, "carrier_code", "");
        List<String> more = carrier.isEmpty() ? List.of() : carrier("carrier_code", carrier, V3_CARRIERS);
        present(pickup, "address", "address");
        if (pickup.hasNonNull("address")) {
            V3_ADDRESS.forEach(field -> present(pickup.path("address"), field, "address/" + field));
            more.forEach(field -> present(pickup.path("address"), field, "address/" + field));
        }
        if (!carrier.equals(WITHOUT_TIME_SLOTS)) {
            list(pickup, "time_slots");
        }
        if (!WITHOUT_ITEMS.contains(carrier)) {
            list(pickup, "items");
        }
        for (int i = 0; i < pickup.path("time_slots").size(); i++) {
            String slot = "time_slots/" + i + "/";
            present(pickup.path("time_slots").get(i), "start_at", slot + "start_at");
            period(pickup.path("time_slots").get(i), "start_at", "end_at", slot);
        }
        for (int i = 0; i < pickup.path("items").size(); i++) {
            JsonNode item = pickup.path("items").get(i);
            present(item, "quantity", "items/" + i + "/quantity");
            quantity(item.path("quantity"), "items/" + i + "/quantity", 1);
            weight(item.path("total_weight").path("value"), "items/" + i + "/total_weight");
        }
    }

    private List<String> carrier(String field, String carrier, Map<String, List<String>> carriers) {
        if (!carriers.containsKey(carrier)) {
            errors.put(field, "'" + carrier + "' is not a valid choice.");
        }
        return carriers.getOrDefault(carrier, List.of());
    }

    private void present(JsonNode object, String field, String name) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            errors.put(name, "This field is required.");
        } else if (value.isTextual() && value.asText().isBlank()) {
            errors.put(name, "This field may not be blank.");
        }
    }

    private void list(ObjectNode pickup, String field) {
        present(pickup, field, field);
        if (pickup.hasNonNull(field) && (!pickup.get(field).isArray() || pickup.get(field).isEmpty())) {
            errors.put(field, "This list may not be empty.");
        }
    }

    private void period(JsonNode object, String from, String until, String prefix) {
        Instant start = time(object, from, prefix);
        Instant end = time(object, until, prefix);
        if (start != null && end != null && !end.isAfter(start)) {
            errors.put(prefix + until, "The end must be after the start.");
        }
    }

    private Instant time(JsonNode object, String field, String prefix) {
        String text = Json.text(object, field, "");
        try {
            return text.isBlank() ? null : Times.parse(text);
        } catch (DateTimeException e) {
            errors.put(prefix + field, "Datetime has wrong format. Use ISO 8601.");
            return null;
        }
    }

    private void weight(JsonNode value, String field) {
        if (!value.isMissingNode() && !value.isNull() && (Json.number(value) == null || Json.number(value).signum() < 0)) {
            errors.put(field, "A valid number is required.");
        }
    }

    private void quantity(JsonNode value, String field, int min) {
        if (!value.isMissingNode() && !value.isNull() && (!value.canConvertToInt() || value.asInt() < min)) {
            errors.put(field, "Ensure this value is greater than or equal to " + min + ".");
        }
    }
}
