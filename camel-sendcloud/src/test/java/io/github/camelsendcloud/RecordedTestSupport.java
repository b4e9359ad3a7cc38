package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts for each test a server that records the bytes of all requests. */
public abstract class RecordedTestSupport extends SandboxTestSupport {

    protected RecordingServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = new RecordingServer();
        server.respond(json("{\"data\":{}}"));
    }

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    protected static RecordingServer.PreparedResponse json(String body) {
        return response(200, "application/json", body);
    }

    protected static RecordingServer.PreparedResponse response(int status, String type, String body) {
        return new RecordingServer.PreparedResponse(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    protected static RecordingServer.PreparedResponse redirect(int status, String location) {
        return new RecordingServer.PreparedResponse(status, null, new byte[0], Map.of("Location", location));
    }

    /** Returns the address with the options for the server. */
    protected String uri(String address) {
        return "sendcloud:" + address + (address.contains("?") ? "&" : "?") + options();
    }

    /** Returns the options for the server. An address with expressions needs these options at its end. */
    protected String options() {
        return "baseUri=" + server.uri(RecordingServer.PANEL) + "&servicePointsUri="
               + server.uri(RecordingServer.SERVICE_POINTS);
    }

    protected List<String> sent() {
        return server.requests().stream().map(RecordingServer.Received::text).toList();
    }

    protected List<String> paths() {
        return server.requests().stream()
                .map(one -> one.method() + " " + one.path() + (one.query() == null ? "" : "?" + one.query())).toList();
    }
}
