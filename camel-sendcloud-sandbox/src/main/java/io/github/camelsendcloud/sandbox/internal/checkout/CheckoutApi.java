package io.github.camelsendcloud.sandbox.internal.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/** The delivery options that a web shop shows at its checkout. Every account has one checkout configuration. */
public final class CheckoutApi {

    private static final String OPTIONS = "/checkout/configurations/{configuration_id}/delivery-options";

    public void addTo(Router router) {
        router.add("GET", "/api/v3" + OPTIONS, this::ofConfiguration);
        router.add("GET", "/api/v2" + OPTIONS, this::ofConfiguration);
        router.add("POST", "/api/v3/checkout/delivery-options", this::ofActiveConfiguration);
    }

    private ApiResponse ofConfiguration(ApiRequest request) {
        String id = request.parameter("configuration_id");
        if (!DeliveryOptions.CONFIGURATION.equals(id)) {
            return ErrorResponses.of(request, 404, "not_found", "Configuration with ID " + id + " doesn't exist");
        }
        List<ObjectNode> errors = new ArrayList<>();
        boolean v2 = request.version() == ApiVersion.V2;
        // v2 has another name for each of these parameters
        String fromName = v2 ? "from_country" : "from_country_code";
        String toName = v2 ? "to_country" : "to_country_code";
        String weightName = v2 && request.query().first("weight_value") == null ? "weight" : "weight_value";
        Cart cart = new Cart(
                country(request, fromName, "from_country_code", errors), country(request, toName, "to_country_code", errors),
                request.query().first("to_postal_code"), grams(request, weightName, errors), size(request));
        if (!v2 && request.query().first("total_order_value") == null) {
            errors.add(required("total_order_value"));
        }
        if (v2 && !errors.isEmpty()) {
            return ErrorResponses.v2(request.path(), 400, message(errors));
        }
        ErrorResponseException.throwIfAny(errors);
        return ApiResponse.json(200, new DeliveryOptions(request.store(), cart).view(request.version()));
    }

    private static String country(ApiRequest request, String name, String otherName, List<ObjectNode> errors) {
        String first = request.query().first(name);
        String country = first != null ? first : request.query().first(otherName);
        if (country == null) {
            errors.add(required(name));
        } else if (Countries.name(country) == null) {
            errors.add(ErrorResponses.errorInParameter(name, "validation_error", "Invalid country code"));
        }
        return country;
    }

    private static long grams(ApiRequest request, String name, List<ObjectNode> errors) {
        String text = request.query().first(name);
        BigDecimal weight = text == null ? null : Json.number(TextNode.valueOf(text));
        if (text == null) {
            errors.add(required(name));
        } else if (weight == null || weight.signum() <= 0) {
            errors.add(ErrorResponses.errorInParameter(name, "validation_error", "Input should be greater than 0"));
        } else {
            String unit = request.query().first("weight_unit");
            return Units.grams(weight, unit == null ? "g" : unit);
        }
        return 0;
    }

    private static List<Double> size(ApiRequest request) {
        List<Double> size = new ArrayList<>();
        for (String side : List.of("parcel_length", "parcel_width", "parcel_height")) {
            String text = request.query().first(side);
            BigDecimal number = text == null ? null : Json.number(TextNode.valueOf(text));
            size.add(number == null ? 0 : number.doubleValue());
        }
        return size;
    }

    private static ObjectNode required(String parameter) {
        return ErrorResponses.errorInParameter(parameter, "required", "Field required");
    }

    private static String message(List<ObjectNode> errors) {
        List<String> texts = new ArrayList<>();
        errors.forEach(error -> texts.add(
                error.at("/source/parameter").asText() + ": \"" + error.path("detail").asText() + "\""));
        return String.join(", ", texts);
    }

    private ApiResponse ofActiveConfiguration(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        List<ObjectNode> errors = new ArrayList<>();
        String from = country(body, "from_address", errors);
        String to = country(body, "to_address", errors);
        JsonNode weight = body.path("total_weight");
        BigDecimal value = Json.number(weight.path("value"));
        if (value == null || value.signum() <= 0) {
            errors.add(
                    weight.hasNonNull("value")
                            ? ErrorResponses.errorAt(
                                    "/total_weight/value", "validation_error", "Input should be greater than 0")
                            : ErrorResponses.errorAt("/total_weight", "required", "Field required"));
        }
        if (Json.number(body.path("total_price").path("value")) == null) {
            errors.add(ErrorResponses.errorAt("/total_price", "required", "Field required"));
        }
        ErrorResponseException.throwIfAny(errors);
        Cart cart = new Cart(
                from, to, Json.text(body.path("to_address"), "postal_code"),
                Units.grams(value, Json.text(weight, "unit", "g")), List.of(0.0, 0.0, 0.0));
        return ApiResponse.json(200, new DeliveryOptions(request.store(), cart).view(ApiVersion.V3));
    }

    private static String country(ObjectNode body, String address, List<ObjectNode> errors) {
        String country = Json.text(body.path(address), "country_code");
        String pointer = "/" + address + "/country_code";
        if (country == null) {
            errors.add(ErrorResponses.errorAt(pointer, "required", "Field required"));
        } else if (Countries.name(country) == null) {
            errors.add(ErrorResponses.errorAt(pointer, "validation_error", "Invalid country code"));
        }
        return country;
    }
}
