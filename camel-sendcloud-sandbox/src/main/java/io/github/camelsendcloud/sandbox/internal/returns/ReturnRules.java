package io.github.camelsendcloud.sandbox.internal.returns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.addresses.AddressFields;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The rules for a request that creates a return in v3. */
final class ReturnRules {

    private static final List<String> SHIPPING_CODES = List.of("shipping_option_code", "shipping_product_code");
    private static final int MAX_COLLI = 20;

    private final List<ObjectNode> errors = new ArrayList<>();

    /**
     * Validates a return.
     *
     * @throws ErrorResponseException 400 with all errors
     */
    void check(ObjectNode request) {
        address(request, "from_address");
        address(request, "to_address");
        if (object(request, "ship_with") && shippingCode(request) == null) {
            error("/ship_with/shipping_option_code", "required", "This field is required.");
        }
        if (object(request, "weight")) {
            BigDecimal value = Json.number(request.path("weight").path("value"));
            if (value == null) {
                error("/weight/value", "required", "This field is required.");
            } else if (value.signum() <= 0) {
                error("/weight/value", "min_value", "Ensure this value is greater than 0.");
            }
        }
        int colli = request.path("collo_count").asInt(1);
        if (colli < 1 || colli > MAX_COLLI) {
            error("/collo_count", "invalid", "Ensure this value is from 1 to " + MAX_COLLI + ".");
        }
        for (int i = 0; i < request.path("parcel_items").size(); i++) {
            if (request.path("parcel_items").get(i).path("quantity").asInt(1) < 1) {
                error("/parcel_items/" + i + "/quantity", "min_value", "Ensure this value is greater than or equal to 1.");
            }
        }
        ErrorResponseException.throwIfAny(errors);
    }

    /** The code of the shipping option or product; null for none. */
    static String shippingCode(ObjectNode request) {
        return SHIPPING_CODES.stream().map(field -> Json.text(request.path("ship_with"), field, ""))
                .filter(code -> !code.isBlank()).findFirst().orElse(null);
    }

    private void address(ObjectNode request, String name) {
        if (object(request, name)) {
            JsonNode address = request.path(name);
            AddressFields.REQUIRED.stream().filter(field -> Json.text(address, field, "").isBlank())
                    .forEach(field -> error("/" + name + "/" + field, "required", "This field is required."));
            String country = Json.text(address, "country_code", "");
            if (!country.isBlank() && Countries.name(country) == null) {
                error("/" + name + "/country_code", "invalid_choice", ErrorResponses.notAChoice(country));
            }
        }
    }

    private boolean object(ObjectNode request, String name) {
        if (!request.hasNonNull(name)) {
            error("/" + name, "required", "This field is required.");
        } else if (!request.path(name).isObject()) {
            error("/" + name, "invalid", "Invalid data. Expected an object.");
        }
        return request.path(name).isObject();
    }

    private void error(String pointer, String code, String detail) {
        errors.add(ErrorResponses.errorAt(pointer, code, detail));
    }
}
