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
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Repetition;
import io.github.camelsendcloud.api.Repetition.Wanted;
import io.github.camelsendcloud.api.Sameness;
import org.apache.camel.converter.stream.InputStreamCache;

/**
 * Finds the objects that a failed call was to make and that exist: Sendcloud answers a second use of an external
 * reference with 409 and the object, and if not, a list has it.
 */
final class ExistingObjectLookup {

    private static final ObjectMapper JSON = ApiRequest.JSON;

    private final ApiRequest request;
    private final CallResult failed;
    /** What has said that something exists; {@code null} when nothing has. */
    private final ApiResponse conflict;
    private final JsonNode body;
    private final List<Wanted> wanted;
    private final Map<Wanted, JsonNode> found = new LinkedHashMap<>();
    private final List<Wanted> missing = new ArrayList<>();
    private Wanted asked;
    private ApiResponse latest;
    /** The lookup that has failed, and ended the search. */
    private CallResult broken;

    /** @param conflict {@code null} for a failure of another kind */
    ExistingObjectLookup(ApiRequest request, CallResult failed, ApiResponse conflict) {
        this.request = request;
        this.failed = failed;
        this.conflict = conflict;
        this.body = request.json();
        this.wanted = request.operation().repetition().wanted(body);
        if (conflict != null) {
            take(conflict);
        }
    }

    private void take(ApiResponse response) {
        try {
            JsonNode answer = JSON.readTree(response.error());
            JsonNode object = answer.path(request.operation().repetition().lookup().envelope());
            Batch batch = request.operation().batch();
            if (batch != null) {
                answer.path(batch.answered()).forEach(this::take);
            }
            take(object.isObject() ? object : answer);
        } catch (JsonProcessingException e) {
            // an answer without the object
        }
    }

    private void take(JsonNode object) {
        for (Wanted one : wanted) {
            // of several, such as a cancelled object and its successor, the object that was asked for
            if (one.is(object) && (!found.containsKey(one) || one.differences(object).isEmpty())) {
                found.put(one, object);
            }
        }
    }

    /** The call that finds another one of the objects; {@code null} when there is nothing more to find out. */
    ApiRequest next() {
        // a call that was refused and that was sent only once has made nothing: then all are there, or it has failed
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
                path + list.path() + "?" + request.operation().repetition().lookup().parameter() + "="
                                      + URLEncoder.encode(reference, StandardCharsets.UTF_8),
                list.responseTypes().get(0), request.partnerId(), null, request.credentials(), null);
    }

    private Operation list() {
        Repetition.Lookup lookup = request.operation().repetition().lookup();
        return OperationCatalog.get().resolve(lookup.list(), request.operation().version()).operation(HttpMethod.GET, false);
    }

    /** What came of the call that {@link #next} gave. */
    void listed(CallResult list) {
        if (!list.success()) {
            broken = list;
            return;
        }
        latest = list.response();
        try (InputStream content = (InputStream) latest.content()) {
            JsonNode answer = content == null ? MissingNode.getInstance() : JSON.readTree(content);
            JsonNode items = answer.at(list().items().toString());
            if (!items.isArray()) {
                throw new IOException("it has no list at " + list().items());
            }
            items.forEach(this::take);
        } catch (IOException e) {
            // that says nothing about the object
            broken = CallResult.failure(latest, new UnusableResponseException(e), false, true, null, list.attempts());
            return;
        }
        if (!found.containsKey(asked)) {
            missing.add(asked);
        }
    }

    /** A success when all objects are there, whether they are what was asked for or not. */
    CallResult result() {
        if (wanted.stream().allMatch(found::containsKey)) {
            return CallResult.existing(answer(), failed.attempts());
        }
        // what has the reference is not in the list yet, or it was the lookup that failed: nothing is wrong with another try
        boolean later = conflict != null && (broken != null ? broken.retryable() : failed.unknown() && found.isEmpty());
        return failed.with(
                new CallResult.Findings(
                        wanted.stream().filter(found::containsKey).map(Wanted::reference).toList(),
                        missing.stream().map(Wanted::reference).toList(), unlike()),
                failed.retryable() || later);
    }

    private Map<String, String> unlike() {
        Map<String, String> unlike = new LinkedHashMap<>();
        found.forEach((one, object) -> {
            String details = Sameness.text(one.differences(object));
            if (!details.isEmpty()) {
                unlike.put(one.reference(), details);
            }
        });
        return unlike;
    }

    /** The answer as it would have been if nothing had gone wrong. */
    private ApiResponse answer() {
        ObjectNode envelope = JSON.createObjectNode();
        Batch batch = request.operation().batch();
        if (batch != null && body.path(batch.field()).isArray()) {
            // a list is answered with a list
            wanted.forEach(one -> envelope.withArray(batch.answered()).add(found.get(one)));
        } else {
            envelope.set(request.operation().repetition().lookup().envelope(), found.get(wanted.get(0)));
        }
        try {
            return (conflict != null ? conflict : latest).withJson(new InputStreamCache(JSON.writeValueAsBytes(envelope)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read cannot be written", e);
        }
    }
}
