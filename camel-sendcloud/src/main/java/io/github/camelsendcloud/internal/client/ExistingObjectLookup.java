package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.ObjectComparison;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.RetrySemantics;
import io.github.camelsendcloud.api.RetrySemantics.RequestedObject;
import org.apache.camel.converter.stream.InputStreamCache;

/**
 * Finds the objects that a failed call should create. Sendcloud responds to the second use of an external reference
 * with 409 and the existing object. If the response does not have the object, a list with the reference as its filter
 * may have the object. Only the owner of the {@link Call} uses a lookup.
 */
final class ExistingObjectLookup {

    private static final ObjectMapper JSON = ApiRequest.JSON;

    private final ApiRequest request;
    private final CallResult failed;
    /** The response with status 409; {@code null} for a failure of another kind. */
    private final ApiResponse conflict;
    private final JsonNode body;
    private final List<RequestedObject> wanted;
    private final Map<RequestedObject, JsonNode> found = new LinkedHashMap<>();
    private final List<RequestedObject> missing = new ArrayList<>();
    private RequestedObject asked;
    private ApiResponse latest;
    /** The result of a list call that has failed, which ends the lookup; {@code null} before. */
    private CallResult broken;

    /** @param conflict {@code null} for a failure of another kind */
    ExistingObjectLookup(ApiRequest request, CallResult failed, ApiResponse conflict) {
        this.request = request;
        this.failed = failed;
        this.conflict = conflict;
        this.body = request.json();
        this.wanted = request.operation().retrySemantics().requestedObjects(body);
        if (conflict != null) {
            take(conflict);
        }
    }

    private void take(ApiResponse response) {
        try {
            JsonNode json = JSON.readTree(response.error());
            JsonNode object = json.path(request.operation().retrySemantics().lookup().envelope());
            Batch batch = request.operation().batch();
            if (batch != null) {
                json.path(batch.created()).forEach(this::take);
            }
            take(object.isObject() ? object : json);
        } catch (JsonProcessingException e) {
            // a response without the object
        }
    }

    private void take(JsonNode object) {
        for (RequestedObject one : wanted) {
            // a cancelled object and its successor may have the same reference: the object without differences takes precedence
            if (one.hasSameReference(object) && (!found.containsKey(one) || one.differences(object).isEmpty())) {
                found.put(one, object);
            }
        }
    }

    /** The next list call; {@code null} at the end of the lookup. */
    ApiRequest next() {
        // a call that was rejected has created nothing, so one missing object makes the call a failure
        boolean settled = broken != null || !failed.unknown() && !missing.isEmpty();
        asked = settled
                ? null
                : wanted.stream().filter(one -> !found.containsKey(one) && !missing.contains(one)).findFirst().orElse(null);
        return asked == null ? null : lookup(asked.reference());
    }

    private ApiRequest lookup(String reference) {
        Operation list = list();
        int mark = request.path().indexOf('?');
        int end = mark < 0 ? request.path().length() : mark;
        String path = request.path().substring(0, end - request.operation().path().toString().length());
        return new ApiRequest(
                list, request.host(),
                path + list.path() + "?" + request.operation().retrySemantics().lookup().parameter() + "="
                                      + URLEncoder.encode(reference, StandardCharsets.UTF_8),
                list.responseTypes().get(0), request.partnerId(), null, request.credentials(), false);
    }

    private Operation list() {
        RetrySemantics.Lookup lookup = request.operation().retrySemantics().lookup();
        return OperationCatalog.get().resolve(lookup.list(), request.operation().version()).operation(HttpMethod.GET, false);
    }

    /** The result of the call that {@link #next} has returned. */
    void listed(CallResult list) {
        if (!list.success()) {
            broken = list;
            return;
        }
        latest = list.response();
        try (InputStream content = (InputStream) latest.content()) {
            JsonNode json = content == null ? MissingNode.getInstance() : JSON.readTree(content);
            JsonNode items = json.at(list().items().toString());
            if (!items.isArray()) {
                throw new IOException("the response has no list at " + list().items());
            }
            items.forEach(this::take);
        } catch (IOException e) {
            // the response says nothing about the object
            broken = CallResult.failure(latest, new UnusableResponseException(e), false, true, null, list.attempts());
            return;
        }
        if (!found.containsKey(asked)) {
            missing.add(asked);
        }
    }

    /** A success if all objects exist, even with differences from the requested objects. */
    CallResult result() {
        if (wanted.stream().allMatch(found::containsKey)) {
            return CallResult.existing(response(), failed.attempts());
        }
        // a retry is safe if the lookup has failed, or if the object with the reference is not in the list yet
        boolean later = conflict != null && (broken != null ? broken.retryable() : failed.unknown() && found.isEmpty());
        return failed.with(
                new CallResult.Findings(
                        wanted.stream().filter(found::containsKey).map(RequestedObject::reference).toList(),
                        missing.stream().map(RequestedObject::reference).toList(), unlike()),
                failed.retryable() || later);
    }

    private Map<String, String> unlike() {
        Map<String, String> unlike = new LinkedHashMap<>();
        found.forEach((one, object) -> {
            String details = ObjectComparison.text(one.differences(object));
            if (!details.isEmpty()) {
                unlike.put(one.reference(), details);
            }
        });
        return unlike;
    }

    /** The response in the form of a usual success. */
    private ApiResponse response() {
        ObjectNode envelope = JSON.createObjectNode();
        Batch batch = request.operation().batch();
        if (batch != null && body.path(batch.field()).isArray()) {
            // the response to a list of objects is a list
            wanted.forEach(one -> envelope.withArray(batch.created()).add(found.get(one)));
        } else {
            envelope.set(request.operation().retrySemantics().lookup().envelope(), found.get(wanted.get(0)));
        }
        try {
            return (conflict != null ? conflict : latest).withJson(new InputStreamCache(JSON.writeValueAsBytes(envelope)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read cannot be written", e);
        }
    }
}
