package io.github.camelsendcloud.sandbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.control.Durations;
import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The control endpoints for the clock. */
final class ControlClock {

    private static final String CLOCK = ControlApi.ROOT + "/clock";

    private final SandboxClock clock;
    private final EventStream events;

    ControlClock(SandboxClock clock, EventStream events) {
        this.clock = clock;
        this.events = events;
    }

    void addTo(Router router) {
        router.add("GET", CLOCK, request -> response());
        router.add("PATCH", CLOCK, this::change);
        router.add("POST", CLOCK + "/advance", this::advance);
    }

    static ObjectNode json(SandboxClock clock) {
        return Json.object().put("now", clock.now().toString()).put("speed", clock.speed());
    }

    private ApiResponse change(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        if (!body.path("speed").isNumber() && !body.has("now")) {
            throw new IllegalArgumentException("A change of the clock has the field \"now\" or the number \"speed\"");
        }
        Instant now = body.has("now") ? time(ControlApi.required(body, "now")) : null;
        if (body.path("speed").isNumber()) {
            clock.speed(body.path("speed").asDouble());
        }
        if (now != null) {
            clock.set(now);
        }
        return changed();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("The field \"now\" is a time like 2026-11-28T12:00:00Z, not \"" + text + "\"");
        }
    }

    private ApiResponse advance(ApiRequest request) {
        clock.advance(Durations.parse(ControlApi.required(request.jsonObject(), "duration")));
        return changed();
    }

    private ApiResponse changed() {
        events.publish("clock", () -> json(clock));
        return response();
    }

    private ApiResponse response() {
        return ApiResponse.data(200, json(clock));
    }
}
