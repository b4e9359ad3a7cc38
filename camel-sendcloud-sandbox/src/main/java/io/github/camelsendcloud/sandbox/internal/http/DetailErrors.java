package io.github.camelsendcloud.sandbox.internal.http;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * Collects the errors of an operation of v2 whose errors have the status 422 and the field {@code detail}: the
 * operations of analytics and reporting. Not safe for use by several threads.
 */
public final class DetailErrors {

    private final ArrayNode details = Json.array();

    /**
     * Adds an error.
     *
     * @param location {@code query}, {@code path} or {@code body}, and the names of the fields that lead to the error
     */
    public ObjectNode add(String message, String type, String... location) {
        ObjectNode error = details.addObject();
        ArrayNode loc = error.putArray("loc");
        for (String part : location) {
            loc.add(part);
        }
        return error.put("msg", message).put("type", type);
    }

    /** The error that a required field is missing. */
    public void missing(String... location) {
        add("field required", "value_error.missing", location);
    }

    /** The error that a value is not in a list. */
    public void notPermitted(Collection<String> permitted, String... location) {
        ObjectNode error = add(
                "value is not a valid enumeration member; permitted: '" + String.join("', '", permitted) + "'",
                "type_error.enum", location);
        ArrayNode values = error.putObject("ctx").putArray("enum_values");
        permitted.forEach(values::add);
    }

    /** The date in a query parameter; null, and an error if the date is required, when the parameter is absent. */
    public LocalDate date(ApiRequest request, String name, boolean required) {
        String text = request.query().first(name);
        if (text == null) {
            if (required) {
                missing("query", name);
            }
            return null;
        }
        try {
            return DateTimeFormatter.ISO_LOCAL_DATE.parse(text.length() == 10 ? text : "", LocalDate::from);
        } catch (DateTimeParseException e) {
            add("invalid date format", "value_error.date", "query", name);
            return null;
        }
    }

    /** The value of a query parameter that must be in a list; null if the parameter is absent. */
    public String choice(ApiRequest request, String name, Collection<String> permitted, boolean required) {
        String value = request.query().first(name);
        if (value == null && required) {
            missing("query", name);
        } else if (value != null && !permitted.contains(value)) {
            notPermitted(permitted, "query", name);
        }
        return value;
    }

    /**
     * Ends the processing if there are errors.
     *
     * @throws ErrorResponseException 422 with all errors
     */
    public void check() {
        if (!details.isEmpty()) {
            ObjectNode body = Json.object();
            body.set("detail", details);
            throw new ErrorResponseException(ApiResponse.json(422, body));
        }
    }
}
