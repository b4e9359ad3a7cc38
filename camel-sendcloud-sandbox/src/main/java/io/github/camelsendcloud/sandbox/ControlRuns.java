package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;

/** The control endpoints that record a run and replay a run. */
final class ControlRuns {

    private static final String RECORD = ControlApi.ROOT + "/record";

    private final Recording recording;
    private final Supplier<Replay> newReplay;

    ControlRuns(Recording recording, Supplier<Replay> newReplay) {
        this.recording = recording;
        this.newReplay = newReplay;
    }

    void addTo(Router router) {
        router.add("POST", RECORD, request -> start());
        router.add("DELETE", RECORD, request -> stop());
        router.add("GET", RECORD, request -> ApiResponse.bytes(200, "application/x-ndjson", recording.ndjson()));
        router.add("POST", ControlApi.ROOT + "/replay", this::replay);
    }

    private ApiResponse start() {
        recording.start();
        return ApiResponse.data(200, recording.state());
    }

    private ApiResponse stop() {
        recording.stop();
        return ApiResponse.data(200, recording.state());
    }

    private ApiResponse replay(ApiRequest request) {
        return ApiResponse.data(200, newReplay.get().replay(new String(request.body(), StandardCharsets.UTF_8)));
    }
}
