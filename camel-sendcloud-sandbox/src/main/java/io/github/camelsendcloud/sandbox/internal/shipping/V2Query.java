package io.github.camelsendcloud.sandbox.internal.shipping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Reads the query parameters of an operation of v2. Collects the errors of all parameters. */
final class V2Query {

    private static final int MAX_POSTAL_CODE = 12;

    private final ApiRequest request;
    private final List<String> errors = new ArrayList<>();

    V2Query(ApiRequest request) {
        this.request = request;
    }

    /** The value; null if the parameter is absent. */
    String text(String name) {
        return request.query().first(name);
    }

    void require(String name) {
        if (text(name) == null) {
            error(name, "This field is required.");
        }
    }

    String country(String name) {
        String country = text(name);
        if (country != null && Countries.name(country) == null) {
            error(name, ErrorResponses.notAChoice(country));
        }
        return country;
    }

    String postalCode(String name) {
        String code = text(name);
        if (code != null && code.length() > MAX_POSTAL_CODE) {
            error(name, "Ensure this field has no more than " + MAX_POSTAL_CODE + " characters.");
        }
        return code;
    }

    /** The number; null if the parameter is absent or invalid. */
    BigDecimal number(String name) {
        String text = text(name);
        BigDecimal number = text == null ? null : Json.number(TextNode.valueOf(text));
        if (text != null && number == null) {
            error(name, "A valid number is required.");
        } else if (number != null && number.signum() < 0) {
            error(name, "Ensure this value is greater than or equal to 0.");
        }
        return number;
    }

    /** The integer; null if the parameter is absent or invalid. */
    Long integer(String name) {
        String text = text(name);
        if (text == null || text.matches("\\d{1,18}")) {
            return text == null ? null : Long.valueOf(text);
        }
        error(name, "A valid integer is required.");
        return null;
    }

    boolean flag(String name) {
        String text = text(name);
        if (text != null && !text.matches("(?i)true|false|0|1")) {
            error(name, "Must be a valid boolean.");
        }
        return text != null && text.matches("(?i)true|1");
    }

    /** The unit of a measure. The unit is required if the measure is there. */
    String unit(String measure, List<String> choices) {
        String name = measure + "_unit";
        String unit = text(name);
        if (unit == null && text(measure) != null) {
            error(name, "This field is required.");
        } else if (unit != null && !choices.contains(unit)) {
            error(name, ErrorResponses.notAChoice(unit));
        }
        return unit;
    }

    void error(String name, String message) {
        errors.add(name + ": \"" + message + "\"");
    }

    /**
     * Ends the reading.
     *
     * @throws ErrorResponseException 400 with all errors
     */
    void check() {
        if (!errors.isEmpty()) {
            throw new ErrorResponseException(ErrorResponses.v2(request.path(), 400, String.join(", ", errors)));
        }
    }
}
