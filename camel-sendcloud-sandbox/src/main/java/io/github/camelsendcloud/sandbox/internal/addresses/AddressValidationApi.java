package io.github.camelsendcloud.sandbox.internal.addresses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * Validates addresses by rules: lengths, missing parts and the formats of postal codes. All carriers have the same
 * rules.
 */
public final class AddressValidationApi {

    private static final List<String> FIELDS = List.of(
            "address_line_1", "house_number", "address_line_2", "postal_code", "city", "po_box", "state_province_code",
            "country_code");
    private static final Pattern STREET_WITH_NUMBER = Pattern.compile("(.*\\D)\\s+(\\d+\\s?[A-Za-z]?)");
    private static final Set<String> WITH_STATES = Set.of("US", "CA", "AU");
    private static final Set<String> WITH_PROVINCES = Set.of("IT");
    private static final int LONGEST_LINE = 35;
    private static final int LONGEST_HOUSE_NUMBER = 8;

    public void addTo(Router router) {
        router.add("POST", "/api/v3/addresses/validate", this::validate);
    }

    private ApiResponse validate(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        List<ObjectNode> errors = new ArrayList<>();
        if (!body.path("address").isObject()) {
            errors.add(ErrorResponses.errorAt("/address", "required", "This field is required."));
        }
        if (Json.text(body, "carrier_code", "").isEmpty()) {
            errors.add(ErrorResponses.errorAt("/address/carrier_code", "required", "This field is required."));
        }
        if (!errors.isEmpty()) {
            return ErrorResponses.v3(400, errors);
        }
        ObjectNode input = known(body.path("address"));
        ObjectNode washed = washed(input);
        List<String> reasons = reasons(washed);
        ObjectNode response = Json.object().put("input_address_is_valid", reasons(input).isEmpty());
        ObjectNode result = response.putArray("results").addObject();
        result.set("address", washed);
        result.put("recommended", reasons.isEmpty());
        ObjectNode analysis = result.putObject("analysis");
        ObjectNode validation = analysis.putObject("validation_result").put("is_valid", reasons.isEmpty());
        addAll(validation.putArray("reasons"), reasons);
        addAll(analysis.putArray("changed_attributes"),
                FIELDS.stream().filter(field -> !text(input, field).equals(text(washed, field))).toList());
        return ApiResponse.json(200, response);
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /** The fields of an address that have a text. */
    private static ObjectNode known(JsonNode address) {
        ObjectNode known = Json.object();
        FIELDS.stream().filter(field -> !text(address, field).isEmpty())
                .forEach(field -> known.put(field, text(address, field)));
        return known;
    }

    /** The address in the form that carriers want. */
    private static ObjectNode washed(ObjectNode input) {
        ObjectNode washed = Json.object();
        FIELDS.stream().filter(input::has)
                .forEach(field -> washed.put(field, text(input, field).trim().replaceAll("\\s+", " ")));
        if (washed.has("country_code")) {
            washed.put("country_code", country(washed));
        }
        if (washed.has("postal_code")) {
            String normalized = PostalCodes.normalize(country(washed), text(washed, "postal_code"));
            washed.put("postal_code", normalized == null ? text(washed, "postal_code") : normalized);
        }
        Matcher matcher = STREET_WITH_NUMBER.matcher(text(washed, "address_line_1"));
        String houseNumber = text(washed, "house_number");
        if (matcher.matches() && (houseNumber.isEmpty() || houseNumber.equals(matcher.group(2)))) {
            washed.put("address_line_1", matcher.group(1).trim()).put("house_number", matcher.group(2));
        }
        return washed;
    }

    private static List<String> reasons(ObjectNode address) {
        List<String> reasons = new ArrayList<>();
        String country = country(address);
        String postalCode = text(address, "postal_code");
        String street = text(address, "address_line_1");
        String houseNumber = text(address, "house_number");
        boolean postBox = !text(address, "po_box").isEmpty();
        add(reasons, "ADDRESS_TOO_LONG", street.length() > LONGEST_LINE);
        add(reasons, "HOUSE_NUMBER_TOO_LONG", houseNumber.length() > LONGEST_HOUSE_NUMBER);
        add(reasons, "HOUSE_NUMBER_TOO_SHORT", houseNumber.isEmpty() && !postBox);
        boolean wrongPostalCode = !postalCode.isEmpty() && PostalCodes.normalize(country, postalCode) == null;
        add(reasons, "ADDRESS_NOT_VALID", street.isEmpty() && !postBox || text(address, "city").isEmpty()
                || !country.isEmpty() && Countries.name(country) == null || wrongPostalCode);
        add(reasons, "COUNTRY_CODE_MISSING", country.isEmpty());
        add(reasons, "POSTAL_CODE_MISSING", postalCode.isEmpty() && (country.isEmpty() || PostalCodes.knows(country)));
        boolean hasState = !text(address, "state_province_code").isEmpty();
        add(reasons, "STATE_MISSING", WITH_STATES.contains(country) && !hasState);
        add(reasons, "PROVINCE_MISSING", WITH_PROVINCES.contains(country) && !hasState);
        return reasons;
    }

    private static void add(List<String> reasons, String reason, boolean applies) {
        if (applies) {
            reasons.add(reason);
        }
    }

    private static String country(JsonNode address) {
        return text(address, "country_code").trim().toUpperCase(Locale.ROOT);
    }

    private static String text(JsonNode address, String field) {
        return Json.text(address, field, "");
    }
}
