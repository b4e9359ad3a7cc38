package io.github.camelsendcloud.sandbox.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * A call of an API operation. Immutable, except for its store.
 *
 * @param path        the raw path
 * @param parameters  the decoded path parameters
 * @param query       the decoded query parameters
 * @param headers     names in any case
 * @param origin      scheme and authority that the caller used, for the links in responses
 * @param integration null until the call is authenticated
 * @param store       null until the call is authenticated
 */
public record ApiRequest(
        String method, String path, Map<String, String> parameters, QueryParameters query, Map<String, List<String>> headers,
        byte[] body, String origin, Integration integration, Store store) {

    public ApiRequest authenticated(Integration integration, Store store) {
        return new ApiRequest(method, path, parameters, query, headers, body, origin, integration, store);
    }

    public ApiRequest routed(Map<String, String> parameters) {
        return new ApiRequest(method, path, parameters, query, headers, body, origin, integration, store);
    }

    public ApiVersion version() {
        return ApiVersion.of(path);
    }

    public String parameter(String name) {
        return parameters.get(name);
    }

    /** The id in the path; -1 if the id is not a number. No resource has the id -1. */
    public long id() {
        return Parcel.idOf(parameter("id"));
    }

    /** The first value of a header; null if the header is absent. */
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /**
     * The body.
     *
     * @throws ErrorResponseException 415 or 400 if the body is not JSON
     */
    public JsonNode json() {
        String contentType = header("Content-Type");
        if (contentType != null && !contentType.toLowerCase(Locale.ROOT).contains("json")) {
            throw new ErrorResponseException(
                    ErrorResponses.of(
                            this, 415, "unsupported_media_type", "Unsupported media type \"" + contentType + "\" in request."));
        }
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw new ErrorResponseException(
                    ErrorResponses.of(this, 400, "invalid", "JSON parse error - the body is not valid JSON"));
        }
    }

    /**
     * The body.
     *
     * @throws ErrorResponseException 415 or 400 if the body is not a JSON object
     */
    public ObjectNode jsonObject() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw new ErrorResponseException(ErrorResponses.of(this, 400, "invalid", "Invalid data. Expected a JSON object."));
    }
}
