package io.github.camelsendcloud.sandbox.internal.shipments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.addresses.AddressFields;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.rules.ShippingRules;

/** Validates shipments of create requests of API v3, by the rules of Sendcloud. */
public final class ShipmentRules {

    private final String prefix;
    private final boolean shippingRulesApply;
    private final int maxParcels;
    private final List<ObjectNode> errors = new ArrayList<>();

    /**
     * @param prefix             the beginning of the JSON pointers in the errors of this operation
     * @param shippingRulesApply whether shipping rules choose the shipping option if the caller does not
     */
    public ShipmentRules(String prefix, boolean shippingRulesApply, int maxParcels) {
        this.prefix = prefix;
        this.shippingRulesApply = shippingRulesApply;
        this.maxParcels = maxParcels;
    }

    /** Applies the shipping rules of the account to a shipment, if the operation applies rules. */
    public void apply(Store store, ObjectNode shipment) {
        if (shippingRulesApply) {
            ShippingRules.apply(store, shipment);
        }
    }

    /**
     * Validates a shipment.
     *
     * @throws ErrorResponseException 400 with all errors
     */
    public void check(JsonNode shipment) {
        address(shipment, "to_address", true);
        if (!shipment.path("from_address").has("sender_address_id")) {
            address(shipment, "from_address", false);
        }
        shipWith(shipment.path("ship_with"));
        parcels(shipment.path("parcels"));
        ErrorResponseException.throwIfAny(errors);
    }

    private void address(JsonNode shipment, String name, boolean required) {
        JsonNode address = shipment.path(name);
        if (address.isMissingNode() || address.isNull()) {
            if (required) {
                required("/" + name);
            }
        } else if (!address.isObject()) {
            error("/" + name, "invalid", "Invalid data. Expected an object.");
        } else {
            AddressFields.REQUIRED.forEach(field -> text(address.path(field), "/" + name + "/" + field));
            String country = Json.text(address, "country_code", "");
            if (!country.isBlank() && Countries.name(country) == null) {
                error("/" + name + "/country_code", "invalid_choice", ErrorResponses.notAChoice(country));
            }
        }
    }

    private void shipWith(JsonNode shipWith) {
        if (shipWith.isMissingNode() || shipWith.isNull()) {
            if (!shippingRulesApply) {
                required("/ship_with");
            }
            return;
        }
        text(shipWith.path("type"), "/ship_with/type");
        if (!shipWith.path("properties").isObject()) {
            required("/ship_with/properties");
        } else if ("shipping_option_code".equals(Json.text(shipWith, "type"))) {
            text(shipWith.path("properties").path("shipping_option_code"), "/ship_with/properties/shipping_option_code");
        }
    }

    private void parcels(JsonNode parcels) {
        if (parcels.isMissingNode() || parcels.isNull()) {
            required("/parcels");
        } else if (!parcels.isArray()) {
            error("/parcels", "not_a_list", "Expected a list of items.");
        } else if (parcels.isEmpty()) {
            error("/parcels", "invalid", "This list may not be empty.");
        } else if (parcels.size() > maxParcels) {
            error("/parcels", "invalid", "Ensure this field has no more than " + maxParcels + " elements.");
        } else {
            for (int i = 0; i < parcels.size(); i++) {
                weight(parcels.get(i).path("weight"), "/parcels/" + i + "/weight");
            }
        }
    }

    private void weight(JsonNode weight, String pointer) {
        if (!weight.isObject()) {
            required(pointer);
            return;
        }
        text(weight.path("unit"), pointer + "/unit");
        if (weight.path("value").isMissingNode() || weight.path("value").isNull()) {
            required(pointer + "/value");
            return;
        }
        BigDecimal value = Json.number(weight.path("value"));
        if (value == null) {
            error(pointer + "/value", "invalid", "A valid number is required.");
        } else if (value.signum() <= 0) {
            error(pointer + "/value", "min_value", "Ensure this value is greater than 0.");
        }
    }

    private void text(JsonNode value, String pointer) {
        if (value.isMissingNode()) {
            required(pointer);
        } else if (value.isNull()) {
            error(pointer, "null", "This field may not be null.");
        } else if (!value.isTextual() && !value.isNumber()) {
            error(pointer, "invalid", "Not a valid string.");
        } else if (value.asText().isBlank()) {
            error(pointer, "invalid", "This field may not be blank.");
        }
    }

    private void required(String pointer) {
        error(pointer, "required", "This field is required.");
    }

    private void error(String pointer, String code, String detail) {
        errors.add(ErrorResponses.errorAt(prefix + pointer, code, detail));
    }
}
