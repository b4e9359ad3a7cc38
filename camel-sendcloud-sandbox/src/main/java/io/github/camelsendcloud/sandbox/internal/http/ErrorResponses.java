package io.github.camelsendcloud.sandbox.internal.http;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Makes error responses in the shapes of API v2 and v3. */
public final class ErrorResponses {

    private ErrorResponses() {
    }

    /** An error in the shape of the version that was called. v2 has no codes. */
    public static ApiResponse of(ApiRequest request, int status, String code, String detail) {
        return of(request.path(), status, code, detail);
    }

    /** An error in the shape of the version that the path has. v2 has no codes. */
    public static ApiResponse of(String path, int status, String code, String detail) {
        return ApiVersion.of(path) == ApiVersion.V2
                ? v2(path, status, detail) : v3(status, List.of(error(status, code, detail)));
    }

    public static ApiResponse notFound(ApiRequest request) {
        return of(request, 404, "not_found", "Not found.");
    }

    /** The sandbox itself does not have the operation. Sendcloud can have the operation. */
    public static ApiResponse notInSandbox(ApiRequest request) {
        return of(request, 501, "not_in_the_sandbox", request.method() + " " + request.path() + " is not in the sandbox.");
    }

    public static ApiResponse v2(String path, int status, String message) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", status)
                .put("request", path.substring(Math.max(path.indexOf("/api/"), 0) + 1))
                .put("message", message);
        return ApiResponse.json(status, body);
    }

    public static ApiResponse v3(int status, List<ObjectNode> errors) {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("errors");
        errors.forEach(list::add);
        return ApiResponse.json(status, body);
    }

    public static ObjectNode error(int status, String code, String detail) {
        return Json.object().put("status", String.valueOf(status)).put("code", code).put("detail", detail);
    }

    public static ObjectNode errorAt(String pointer, String code, String detail) {
        ObjectNode error = error(400, code, detail);
        error.putObject("source").put("pointer", pointer);
        return error;
    }

    public static ObjectNode errorInParameter(String parameter, String code, String detail) {
        ObjectNode error = error(400, code, detail);
        error.putObject("source").put("parameter", parameter);
        return error;
    }

    /** The detail of the error that a value is not in a list. */
    public static String notAChoice(String value) {
        return "\"" + value + "\" is not a valid choice.";
    }

    public static ApiResponse invalidParameter(ApiRequest request, String parameter, String code, String detail) {
        return request.version() == ApiVersion.V2
                ? v2(request.path(), 400, parameter + ": '" + detail + "'")
                : v3(400, List.of(errorInParameter(parameter, code, detail)));
    }

    public static ApiResponse unauthorized(ApiRequest request, String detail) {
        return unauthorized(request, error(401, "authentication_failed", detail));
    }

    public static ApiResponse invalidToken(ApiRequest request) {
        return unauthorized(
                request, error(401, "authentication_failed", "Unauthorized").put("title", "Authentication Failed"));
    }

    private static ApiResponse unauthorized(ApiRequest request, ObjectNode error) {
        error.putObject("source").put("pointer", "/data");
        ApiResponse response = request.version() == ApiVersion.V2
                ? v2(request.path(), 401, error.path("detail").asText()) : v3(401, List.of(error));
        return response.withHeader("WWW-Authenticate", "Bearer");
    }

    /** The response to a call above the rate limit, in the shape of the version that the path has. */
    public static ApiResponse throttled(String path, String detail) {
        if (ApiVersion.of(path) == ApiVersion.V2) {
            return v2(path, 429, "Your requests are being throttled, slow down");
        }
        ObjectNode error = Json.object();
        error.put("code", "hit_rate_limit").put("detail", detail).put("title", "Rate limit exceeded").put("status", 429);
        return v3(429, List.of(error));
    }
}
