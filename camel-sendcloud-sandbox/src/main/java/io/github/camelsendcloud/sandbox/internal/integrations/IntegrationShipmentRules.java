package io.github.camelsendcloud.sandbox.internal.integrations;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Checks the shipments of a web shop (v2) and describes the errors by field. */
final class IntegrationShipmentRules {

    private static final String REQUIRED = "This field is required.";
    private static final List<String> NOT_EMPTY
            = List.of("address", "city", "external_order_id", "name", "order_number", "postal_code");
    private static final List<String> TEXTS = List.of(
            "address_2", "company_name", "customs_invoice_nr", "email", "house_number", "shipping_method_checkout_name",
            "telephone", "to_post_number");
    private static final List<String> NULLABLE = List.of(
            "currency", "customs_shipment_type", "external_shipment_id", "order_status", "parcel_items", "payment_status",
            "to_service_point", "to_state");
    private static final List<String> TIMES = List.of("created_at", "updated_at");
    private static final List<String> NUMBERS = List.of("total_order_value", "weight", "width", "height", "length");
    private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "GBP");
    private static final Set<String> SENDCLOUD_COUNTRIES = Set.of("IC", "XK");
    private static final int CUSTOMS_SHIPMENT_TYPES = 5;

    private IntegrationShipmentRules() {
    }

    /** The errors of a shipment, a list of texts for each field; empty if the shipment is valid. */
    static ObjectNode errors(JsonNode shipment) {
        ObjectNode errors = Json.object();
        if (!shipment.isObject()) {
            errors.putArray("non_field_errors").add("Invalid data. Expected a JSON object.");
            return errors;
        }
        NOT_EMPTY.forEach(field -> text(shipment, field, true, errors));
        TEXTS.forEach(field -> text(shipment, field, false, errors));
        NULLABLE.stream().filter(field -> !shipment.has(field)).forEach(field -> add(errors, field, REQUIRED));
        TIMES.forEach(field -> time(shipment, field, errors));
        NUMBERS.forEach(field -> number(shipment, field, errors));
        String country = shipment.path("country").asText("");
        if (country.isEmpty()) {
            add(errors, "country", REQUIRED);
        } else if (Countries.name(country) == null && !SENDCLOUD_COUNTRIES.contains(country)) {
            add(errors, "country", ErrorResponses.notAChoice(country));
        }
        String currency = Json.text(shipment, "currency");
        if (currency != null && !CURRENCIES.contains(currency)) {
            add(errors, "currency", ErrorResponses.notAChoice(currency));
        }
        JsonNode type = shipment.path("customs_shipment_type");
        if (!absent(type) && (!type.canConvertToInt() || type.asInt() < 0 || type.asInt() >= CUSTOMS_SHIPMENT_TYPES)) {
            add(errors, "customs_shipment_type", ErrorResponses.notAChoice(type.asText()));
        }
        items(shipment.path("parcel_items"), errors);
        checkout(shipment.path("checkout_payload"), errors);
        return errors;
    }

    private static void text(JsonNode object, String field, boolean notEmpty, ObjectNode errors) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            add(errors, field, REQUIRED);
        } else if (value.isNull()) {
            add(errors, field, "This field may not be null.");
        } else if (!value.isTextual()) {
            add(errors, field, "Not a valid string.");
        } else if (notEmpty && value.textValue().isEmpty()) {
            add(errors, field, "This field may not be blank.");
        }
    }

    private static void time(JsonNode object, String field, ObjectNode errors) {
        text(object, field, true, errors);
        if (!errors.has(field) && !object.path(field).asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*")) {
            add(errors, field, "Datetime has wrong format.");
        }
    }

    private static void number(JsonNode object, String field, ObjectNode errors) {
        if (!absent(object.path(field)) && Json.number(object.path(field)) == null) {
            add(errors, field, "A valid number is required.");
        }
    }

    private static void items(JsonNode items, ObjectNode errors) {
        ArrayNode errorsOfItems = Json.array();
        for (JsonNode item : items) {
            ObjectNode itemErrors = errorsOfItems.addObject();
            text(item, "description", true, itemErrors);
            text(item, "value", true, itemErrors);
            number(item, "value", itemErrors);
            number(item, "weight", itemErrors);
            if (!item.path("quantity").canConvertToInt() || item.path("quantity").asInt() < 1) {
                add(itemErrors, "quantity", item.has("quantity") ? "A valid integer is required." : REQUIRED);
            }
        }
        if (errorsOfItems.valueStream().anyMatch(itemErrors -> !itemErrors.isEmpty())) {
            errors.set("parcel_items", errorsOfItems);
        }
    }

    private static void checkout(JsonNode payload, ObjectNode errors) {
        if (absent(payload)) {
            return;
        }
        ObjectNode payloadErrors = Json.object();
        for (String field : List.of("sender_address_id", "shipping_product", "delivery_method_type")) {
            if (absent(payload.path(field))) {
                add(payloadErrors, field, REQUIRED);
            }
        }
        ObjectNode dataErrors = Json.object();
        for (String field : List.of("delivery_date", "formatted_delivery_date", "parcel_handover_date")) {
            if (payload.has("delivery_method_data") && absent(payload.path("delivery_method_data").path(field))) {
                add(dataErrors, field, REQUIRED);
            }
        }
        if (!dataErrors.isEmpty()) {
            payloadErrors.set("delivery_method_data", dataErrors);
        }
        if (!payloadErrors.isEmpty()) {
            errors.set("checkout_payload", payloadErrors);
        }
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void add(ObjectNode errors, String field, String message) {
        errors.withArray(field).add(message);
    }
}
