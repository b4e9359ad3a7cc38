package io.github.camelsendcloud.sandbox.internal.shipping;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.contracts.Contracts;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The shipping options of API v3 with quotes. */
public final class ShippingOptionsApi {

    private static final int MAX_PARCELS = 50;
    private static final int MAX_METHODS = 100;
    private static final int MAX_POSTAL_CODE = 12;

    public void addTo(Router router) {
        router.add("POST", "/api/v3/shipping-options", request -> list(request, false));
        router.add("POST", "/api/v3/fetch-shipping-options", request -> list(request, true));
        router.add("POST", "/api/v3/compat/shipping-options", this::translate);
    }

    private ApiResponse list(ApiRequest request, boolean single) {
        // both operations have an optional body
        ObjectNode body = request.body().length == 0 ? Json.object() : request.jsonObject();
        List<ObjectNode> errors = new ArrayList<>();
        List<OptionParcel> parcels = single ? List.of(OptionParcel.read(single(body), "", errors)) : parcels(body, errors);
        for (String field : List.of("from_country_code", "to_country_code")) {
            String country = Json.text(body, field);
            if (country != null && Countries.name(country) == null) {
                errors.add(
                        ErrorResponses.errorAt("/" + field, "invalid_choice", ErrorResponses.notAChoice(country)));
            }
        }
        for (String field : List.of("from_postal_code", "to_postal_code")) {
            if (Json.text(body, field, "").length() > MAX_POSTAL_CODE) {
                String detail = "Ensure this field has no more than " + MAX_POSTAL_CODE + " characters.";
                errors.add(ErrorResponses.errorAt("/" + field, "invalid", detail));
            }
        }
        if (body.hasNonNull("contract_id")
                && Contracts.of(request.store()).get(body.path("contract_id").asLong()) == null) {
            errors.add(ErrorResponses.error(400, "invalid", "Invalid contract."));
        }
        ErrorResponseException.throwIfAny(errors);
        OptionFilter filter = new OptionFilter(request, body, parcels);
        OptionView view = new OptionView(filter);
        boolean quotes = single || body.path("calculate_quotes").asBoolean(false);
        ArrayNode data = Json.array();
        ShippingOptions.listed().filter(filter::accepts).forEach(option -> data.add(view.of(option, single, quotes)));
        return ApiResponse.data(200, data);
    }

    /** The only parcel of the operation for one parcel, in the form of the operation for several parcels. */
    private static ObjectNode single(ObjectNode body) {
        ObjectNode parcel = Json.object();
        for (String field : List.of("weight", "dimensions")) {
            if (body.hasNonNull(field)) {
                parcel.set(field, body.get(field));
            }
        }
        if (body.hasNonNull("total_insurance")) {
            parcel.set("total_insured_price", body.get("total_insurance"));
        }
        return parcel;
    }

    private static List<OptionParcel> parcels(ObjectNode body, List<ObjectNode> errors) {
        JsonNode list = body.path("parcels");
        List<OptionParcel> parcels = new ArrayList<>();
        if (body.hasNonNull("parcels") && !list.isArray()) {
            errors.add(ErrorResponses.errorAt("/parcels", "not_a_list", "Expected a list of items."));
        } else if (body.hasNonNull("parcels") && list.isEmpty()) {
            errors.add(ErrorResponses.error(400, "invalid", "At least one parcel must be provided."));
        } else if (list.size() > MAX_PARCELS) {
            String detail = "Ensure this field has no more than " + MAX_PARCELS + " elements.";
            errors.add(ErrorResponses.errorAt("/parcels", "invalid", detail));
        } else {
            for (JsonNode parcel : list) {
                parcels.add(OptionParcel.read(parcel, "/parcels/" + parcels.size(), errors));
            }
        }
        return parcels;
    }

    private ApiResponse translate(ApiRequest request) {
        JsonNode ids = request.jsonObject().path("shipping_method_ids");
        List<ObjectNode> errors = new ArrayList<>();
        if (ids.isMissingNode() || ids.isNull()) {
            errors.add(ErrorResponses.errorAt("/shipping_method_ids", "required", "This field is required."));
        } else if (!ids.isArray()) {
            errors.add(ErrorResponses.errorAt("/shipping_method_ids", "not_a_list", "Expected a list of items."));
        } else if (ids.size() > MAX_METHODS) {
            String detail = "Ensure this field has no more than " + MAX_METHODS + " elements.";
            errors.add(ErrorResponses.errorAt("/shipping_method_ids", "invalid", detail));
        }
        ErrorResponseException.throwIfAny(errors);
        ObjectNode data = Json.object();
        for (JsonNode id : ids) {
            // a method that does not exist is not in the response
            ShippingMethod method = ShippingOptions.method(id.asLong());
            if (method != null) {
                data.put(id.asText(), method.option().code());
            }
        }
        return ApiResponse.data(200, data);
    }
}
