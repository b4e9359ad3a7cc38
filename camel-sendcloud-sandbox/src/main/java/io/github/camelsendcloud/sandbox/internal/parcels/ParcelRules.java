package io.github.camelsendcloud.sandbox.internal.parcels;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Validates parcels of API v2, by the rules of Sendcloud. */
public final class ParcelRules {

    private static final List<String> REQUIRED = List.of("name", "address", "city", "postal_code", "country");
    private static final Set<String> IN_DOUBLE_QUOTES = Set.of("shipping_method", "weight");
    private static final int MAX_QUANTITY = 20;

    private ParcelRules() {
    }

    /**
     * The errors of a parcel in a create request, in the form of v2: lists of texts by field; empty if the parcel is
     * valid.
     */
    public static ObjectNode errorsOf(JsonNode parcel) {
        ObjectNode errors = errorsOfChange(parcel);
        for (String field : REQUIRED) {
            if (!parcel.hasNonNull(field) && !errors.has(field)) {
                errors.putArray(field).add("This field is required.");
            }
        }
        if (parcel.path("request_label").asBoolean()) {
            requireMethod(parcel, errors);
        }
        return errors;
    }

    /** A label needs a shipping method, or shipping rules that choose one. */
    static void requireMethod(JsonNode parcel, ObjectNode errors) {
        if (!parcel.path("shipment").hasNonNull("id") && !parcel.path("apply_shipping_rules").asBoolean()) {
            errors.putArray("shipping_method").add("This field is required.");
        }
    }

    /** The errors of a parcel in a change request. Such a request can omit fields. */
    public static ObjectNode errorsOfChange(JsonNode parcel) {
        ObjectNode errors = Json.object();
        for (String field : REQUIRED) {
            String text = Json.text(parcel, field);
            if (text != null && text.isBlank()) {
                errors.putArray(field).add("This field may not be blank.");
            }
        }
        String country = Json.text(parcel, "country", "");
        if (!country.isBlank() && Countries.name(country) == null) {
            errors.putArray("country").add(ErrorResponses.notAChoice(country));
        }
        if (parcel.hasNonNull("weight")) {
            BigDecimal weight = Json.number(parcel.path("weight"));
            if (weight == null) {
                errors.putArray("weight").add("A valid number is required.");
            } else if (weight.signum() <= 0) {
                errors.putArray("weight").add("Ensure this value is greater than or equal to 0.001.");
            }
        }
        if (parcel.hasNonNull("quantity")) {
            JsonNode quantity = parcel.path("quantity");
            if (!quantity.isInt() || quantity.intValue() < 1) {
                errors.putArray("quantity").add("A valid integer is required.");
            } else if (quantity.intValue() > MAX_QUANTITY) {
                errors.putArray("quantity").add("Ensure this value is less than or equal to " + MAX_QUANTITY + ".");
            }
        }
        return errors;
    }

    /** The text for an error response. */
    public static String message(ObjectNode errors) {
        StringBuilder message = new StringBuilder();
        errors.properties().forEach(entry -> {
            String quote = IN_DOUBLE_QUOTES.contains(entry.getKey()) ? "\"" : "'";
            message.append(message.isEmpty() ? "" : ", ");
            message.append(entry.getKey()).append(": ").append(quote).append(entry.getValue().path(0).asText()).append(quote);
        });
        return message.toString();
    }
}
