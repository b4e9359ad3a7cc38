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
     * @param part  {@code query}, {@code path} or {@code body}
     * @param field the name of the field
     */
    public ObjectNode add(String part, String field, String message, String type) {
        ObjectNode error = details.addObject();
        error.putArray("loc").add(part).add(field);
        return error.put("msg", message).put("type", type);
    }

    /** The error that a required field is missing. */
    public void missing(String part, String field) {
        add(part, field, "field required", "value_error.missing");
    }

    /** The error that a value is not in a list. */
    public void notPermitted(String part, String field, Collection<String> permitted) {
        ObjectNode error = add(part, field, "value is not a valid enumeration member; permitted: '"
                                            + String.join("', '", permitted) + "'", "type_error.enum");
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
            add("query", name, "invalid date format", "value_error.date");
            return null;
        }
    }

    /** The value of a query parameter that must be in a list; null if the parameter is absent. */
    public String choice(ApiRequest request, String name, Collection<String> permitted, boolean required) {
        String value = request.query().first(name);
        if (value == null && required) {
            missing("query", name);
        } else if (value != null && !permitted.contains(value)) {
            notPermitted("query", name, permitted);
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
