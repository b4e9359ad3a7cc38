package io.github.camelsendcloud.sandbox.internal.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Makes the errors of the support operations, whose statuses are numbers, and reads the bodies of their requests. */
final class SupportErrors {

    private SupportErrors() {
    }

    static ErrorResponseException badRequest(String detail) {
        return error(400, "bad_request", "Bad Request", detail);
    }

    static ErrorResponseException notFound() {
        return error(404, "not_found", "Not Found", "Not found");
    }

    static ErrorResponseException conflict() {
        return error(409, "conflict", "Conflict", "Already exists");
    }

    static ErrorResponseException tooLarge() {
        return error(413, "content_too_large", "Content Too Large", "File is too large.");
    }

    static ErrorResponseException unprocessable(String detail) {
        return error(422, "unprocessable_content", "Unprocessable Content", detail);
    }

    /** The error about a field, in the form of a Python list, as Sendcloud has this error. */
    static ErrorResponseException invalid(String type, String field, String message) {
        return badRequest("Validation Error. Errors: [" + problem(type, field, message) + "]");
    }

    private static String problem(String type, String field, String message) {
        return "{'type': '" + type + "', 'loc': ('" + field + "',), 'msg': '" + message + "'}";
    }

    /**
     * Checks that an object has fields.
     *
     * @throws ErrorResponseException 400 with all missing fields
     */
    static void checkPresent(JsonNode body, List<String> fields) {
        List<String> problems = new ArrayList<>();
        fields.stream().filter(field -> !body.hasNonNull(field))
                .forEach(field -> problems.add(problem("missing", field, "Field required")));
        if (!problems.isEmpty()) {
            throw badRequest("Validation Error. Errors: [" + String.join(", ", problems) + "]");
        }
    }

    /**
     * The body of a request.
     *
     * @throws ErrorResponseException 400 if the body is not a JSON object; 406 for a ticket
     */
    static ObjectNode body(ApiRequest request, boolean ticket) {
        try {
            if (Json.read(request.body()) instanceof ObjectNode body) {
                return body;
            }
        } catch (IOException e) {
            // the error below reports the invalid body
        }
        throw ticket ? error(406, "not_acceptable", "Not Acceptable", "Invalid JSON") : badRequest("Invalid JSON");
    }

    private static ErrorResponseException error(int status, String code, String title, String detail) {
        ObjectNode error = Json.object().put("code", code).put("detail", detail).put("title", title).put("status", status);
        return new ErrorResponseException(ErrorResponses.v3(status, List.of(error)));
    }
}
