package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The control endpoints for faults. */
final class ControlFaults {

    private static final String FAULTS = ControlApi.ROOT + "/faults";

    private final SandboxControls controls;
    private final EventStream events;

    ControlFaults(SandboxControls controls, EventStream events) {
        this.controls = controls;
        this.events = events;
    }

    void addTo(Router router) {
        router.add("GET", FAULTS, request -> list());
        router.add("POST", FAULTS, this::add);
        router.add("DELETE", FAULTS, request -> removeAll());
        router.add("DELETE", FAULTS + "/{id}", this::remove);
    }

    private ApiResponse list() {
        ArrayNode data = Json.array();
        controls.faults().forEach((id, rule) -> data.add(json(id, rule)));
        return ApiResponse.data(200, data);
    }

    private ApiResponse add(ApiRequest request) {
        FaultRule rule = rule(request.jsonObject());
        long id = controls.addFault(rule);
        events.publish("fault", () -> json(id, rule));
        return ApiResponse.data(201, json(id, rule));
    }

    private ApiResponse removeAll() {
        controls.faults().forEach(this::remove);
        return ApiResponse.empty(204);
    }

    private ApiResponse remove(ApiRequest request) {
        FaultRule rule = controls.faults().get(request.id());
        if (rule == null) {
            return ErrorResponses.of(request, 404, "not_found", "No fault has the id " + request.parameter("id"));
        }
        remove(request.id(), rule);
        return ApiResponse.empty(204);
    }

    private void remove(long id, FaultRule rule) {
        if (controls.removeFault(id)) {
            events.publish("fault", () -> json(id, rule).put("removed", true));
        }
    }

    private static FaultRule rule(ObjectNode body) {
        double probability = body.hasNonNull("probability") ? body.get("probability").asDouble() : 1;
        int count = body.hasNonNull("count") ? body.get("count").asInt() : Integer.MAX_VALUE;
        Duration lifetime = body.hasNonNull("seconds") ? millis(body.get("seconds").asDouble() * 1000) : null;
        // a status without a kind is a fault of the kind "status"
        Fault fault
                = fault(kind(body.has("status") ? Json.text(body, "kind", "status") : ControlApi.required(body, "kind")), body);
        if (body.hasNonNull("latency_ms")) {
            fault = fault.after(millis(body.get("latency_ms").asDouble()));
        }
        return new FaultRule(Json.text(body, "operation", "*"), fault, probability, count, lifetime);
    }

    private static Fault fault(Fault.Kind kind, ObjectNode body) {
        return switch (kind) {
            case STATUS -> status(body);
            case GARBAGE -> Fault.garbage();
            case CUT_BEFORE -> Fault.connectionDropped();
            case CUT_AFTER -> Fault.responseLost();
            case HALF_BODY -> Fault.responseTruncated();
            case NO_RESPONSE -> Fault.noResponse();
            case LATENCY -> Fault.latency(millis(Double.parseDouble(ControlApi.required(body, "latency_ms"))));
            case REVOKED_TOKEN -> Fault.revokedToken();
            case CARRIER_REFUSES -> Fault.carrierRefuses();
        };
    }

    private static Fault status(ObjectNode body) {
        int status = body.path("status").asInt(503);
        Map<String, String> headers = new LinkedHashMap<>();
        body.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        JsonNode content = body.path("body");
        if (content.isMissingNode() || content.isNull()) {
            return headers.isEmpty() ? Fault.status(status) : Fault.status(status, "", headers);
        }
        return Fault.status(status, content.isTextual() ? content.textValue() : content.toString(), headers);
    }

    private static Fault.Kind kind(String name) {
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        String names = Arrays.stream(Fault.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("The field \"kind\" is one of " + names + ", not \"" + name + "\"");
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1_000_000));
    }

    private static ObjectNode json(long id, FaultRule rule) {
        Fault fault = rule.fault();
        ObjectNode json = Json.object().put("id", id).put("operation", rule.operation()).put("kind", fault.kindName());
        if (fault.kind() == Fault.Kind.STATUS) {
            json.put("status", fault.response().status());
            ObjectNode headers = json.putObject("headers");
            fault.response().headers().forEach(headers::put);
            json.put("body", new String(fault.response().bytes(), StandardCharsets.UTF_8));
        }
        if (!fault.latency().isZero()) {
            json.put("latency_ms", fault.latency().toMillis());
        }
        json.put("probability", rule.probability());
        if (rule.count() == Integer.MAX_VALUE) {
            json.putNull("count");
        } else {
            json.put("count", rule.count());
        }
        return rule.lifetime() == null
                ? json.putNull("seconds") : json.put("seconds", rule.lifetime().toMillis() / 1000.0);
    }
}
