package io.github.camelsendcloud.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Repetition;
import org.apache.camel.converter.stream.InputStreamCache;

/**
 * Finds the object that a call was to make and that exists: Sendcloud answers a second use of an external reference
 * with 409 and the object, and if not, a list has it.
 */
final class Existing {

    private static final ObjectMapper JSON = ApiRequest.JSON;

    private Existing() {
    }

    /** The answer as it would have been without the conflict; {@code null} when the conflict has no such object. */
    static ApiResponse in(ApiRequest request, ApiResponse conflict) {
        Repetition.Lookup lookup = request.operation().repetition().lookup();
        try {
            JsonNode body = JSON.readTree(conflict.error());
            JsonNode object = body.path(lookup.envelope()).isObject() ? body.path(lookup.envelope()) : body;
            return isWanted(request, object) ? answer(request, conflict, object) : null;
        } catch (JsonProcessingException e) {
            // an answer without the object
            return null;
        }
    }

    /** The call that finds the object by its reference; {@code null} when there is more than one to find. */
    static ApiRequest lookup(ApiRequest request) {
        Repetition repetition = request.operation().repetition();
        String reference = repetition.reference(request.json());
        if (reference == null) {
            return null;
        }
        Operation list = list(request);
        int mark = request.path().indexOf('?');
        int end = mark < 0 ? request.path().length() : mark;
        String path = request.path().substring(0, end - request.operation().path().toString().length());
        return new ApiRequest(
                list, request.host(),
                path + list.path() + "?" + repetition.lookup().parameter() + "="
                                      + URLEncoder.encode(reference, StandardCharsets.UTF_8),
                list.responseTypes().get(0), request.partnerId(), null, request.credentials(), null);
    }

    /** The answer as it would have been without the conflict; {@code null} when the list does not have the object. */
    static ApiResponse listed(ApiRequest request, ApiResponse conflict, ApiResponse list) {
        try (InputStream content = (InputStream) list.content()) {
            List<JsonNode> found = content == null ? List.of() : list(request).items().find(JSON.readTree(content));
            for (JsonNode items : found) {
                for (JsonNode item : items) {
                    if (isWanted(request, item)) {
                        return answer(request, conflict, item);
                    }
                }
            }
        } catch (IOException e) {
            // a list that cannot be read finds nothing: the conflict is told
        }
        return null;
    }

    private static Operation list(ApiRequest request) {
        return OperationCatalog.get()
                .resolve(request.operation().repetition().lookup().list(), request.operation().version())
                .operation(HttpMethod.GET, false);
    }

    private static boolean isWanted(ApiRequest request, JsonNode object) {
        return request.operation().repetition().isWanted(request.json(), object);
    }

    private static ApiResponse answer(ApiRequest request, ApiResponse conflict, JsonNode object)
            throws JsonProcessingException {
        ObjectNode envelope = JSON.createObjectNode();
        Batch batch = request.operation().batch();
        if (batch != null && request.json().path(batch.field()).isArray()) {
            // a list of one is answered with a list
            envelope.putArray(batch.answered()).add(object);
        } else {
            envelope.set(request.operation().repetition().lookup().envelope(), object);
        }
        return conflict.withJson(new InputStreamCache(JSON.writeValueAsBytes(envelope)));
    }
}
