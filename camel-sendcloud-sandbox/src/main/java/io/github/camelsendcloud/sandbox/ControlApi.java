package io.github.camelsendcloud.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.control.ControlDescription;
import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePointsApi;

/** The control endpoints: the page, a person with curl or another process controls the sandbox over HTTP. */
final class ControlApi {

    static final String ROOT = "/sandbox";
    static final String STREAM = ROOT + "/stream";

    private final SandboxEngine engine;
    private final ControlAccounts accounts;
    private final ControlParcels parcels;
    private final Router router = new Router(ErrorResponses::notFound);

    ControlApi(SandboxEngine engine, EventStream events, ControlRuns runs) {
        this.engine = engine;
        this.accounts = new ControlAccounts(engine.accounts, engine.controls);
        this.parcels = new ControlParcels(engine.accounts, engine.journeys);
        router.add("GET", ROOT + "/state", this::state);
        router.add("POST", ROOT + "/reset", request -> reset());
        ControlDescription.addTo(router, ROOT);
        this.accounts.addTo(router);
        this.parcels.addTo(router);
        new ControlRequests(engine.log, engine::clearRequests).addTo(router);
        new ControlWebhooks(engine.webhooks).addTo(router);
        new ControlFaults(engine.controls, events).addTo(router);
        runs.addTo(router);
        new ControlClock(engine.clock, events).addTo(router);
    }

    Instant now() {
        return engine.clock.now();
    }

    /** Processes a request. An error is a response too. */
    ApiResponse respond(RecordedRequest recorded, byte[] body, String origin) {
        ApiRequest malformed = request(recorded, null, body, origin);
        try {
            return router.route(request(recorded, QueryParameters.parse(recorded.query()), body, origin));
        } catch (ErrorResponseException e) {
            return e.response();
        } catch (IllegalArgumentException e) {
            return ErrorResponses.of(malformed, 400, "invalid", e.getMessage());
        }
    }

    private static ApiRequest request(RecordedRequest recorded, QueryParameters query, byte[] body, String origin) {
        // without its headers: the body is JSON, also when curl calls the body a form
        return new ApiRequest(recorded.method(), recorded.path(), Map.of(), query, Map.of(), body, origin, null, null);
    }

    private ApiResponse state(ApiRequest request) {
        String version = Sandbox.class.getPackage().getImplementationVersion();
        ObjectNode state = Json.object().put("version", version == null ? "development" : version);
        String api = request.origin() + "/api";
        state.putObject("addresses").put("v2", api + "/v2").put("v3", api + "/v3")
                .put("service_points", request.origin() + ServicePointsApi.HOST + "/api/v2")
                .put("token", request.origin() + Sandbox.TOKEN_PATH);
        state.set("accounts", accounts.json());
        state.set("clock", ControlClock.json(engine.clock));
        state.putObject("counts").put("requests", engine.log.size()).put("parcels", parcels.count())
                .put("webhooks", engine.webhooks.deliveries().size());
        return ApiResponse.data(200, state);
    }

    private ApiResponse reset() {
        engine.reset();
        return ApiResponse.empty(204);
    }

    /** The routes of the control endpoints, for example {@code GET /sandbox/state}. */
    List<String> routes() {
        return router.routes();
    }

    /**
     * The text in a field.
     *
     * @throws IllegalArgumentException if the field is absent
     */
    static String required(JsonNode body, String field) {
        String text = Json.text(body, field);
        if (text == null) {
            throw new IllegalArgumentException("The field \"" + field + "\" is missing");
        }
        return text;
    }

    /**
     * The length of a list that the query demands.
     *
     * @throws IllegalArgumentException if the text is not a number from 1 to 10000
     */
    static int limit(ApiRequest request) {
        String text = request.query().first("limit");
        if (text != null && !text.matches("[1-9]\\d{0,3}|10000")) {
            throw new IllegalArgumentException("The parameter \"limit\" is a number from 1 to 10000, not \"" + text + "\"");
        }
        return text == null ? 100 : Integer.parseInt(text);
    }
}
