package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.control.Guard;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.page.PageFiles;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Receives the requests to the control endpoints and to the page. The guard decides before the sandbox reads a body.
 * The sandbox does not record these requests.
 */
final class ControlHandler {

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY",
            "Content-Security-Policy", "frame-ancestors 'none'", "Referrer-Policy", "same-origin");

    private final Guard guard;
    private final ControlApi api;
    private final EventStream stream;
    private final Recording recording;
    private final ResponseWriter writer;

    ControlHandler(Guard guard, ControlApi api, EventStream stream, Recording recording, ResponseWriter writer) {
        this.guard = guard;
        this.api = api;
        this.stream = stream;
        this.recording = recording;
        this.writer = writer;
    }

    /** Whether a raw path is a path of the control endpoints or of the page. */
    static boolean hasPath(String path) {
        return PageFiles.hasPath(path) || path.equals(ControlApi.ROOT) || path.startsWith(ControlApi.ROOT + "/");
    }

    void handle(Request request, Response response, Callback callback) throws IOException {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath();
        Map<String, List<String>> headers = SandboxHandler.headers(request);
        boolean opensStream = path.equals(ControlApi.STREAM) && request.getMethod().equals("GET");
        boolean takesToken = opensStream || path.equals("/") || path.equals(ControlApi.ROOT + "/");
        Guard.Visit visit = new Guard.Visit(
                request.getMethod(), path, uri.getQuery(), uri.getScheme() == null ? "http" : uri.getScheme(),
                uri.getAuthority(), headers, takesToken);
        ApiResponse refusal = guard.check(visit);
        String cookie = refusal == null ? guard.cookie(visit) : null;
        if (refusal == null && opensStream) {
            stream.open(request, response, callback);
            return;
        }
        byte[] body = refusal == null ? SandboxHandler.body(request) : new byte[0];
        RecordedRequest recorded
                = new RecordedRequest(api.now(), request.getMethod(), path, uri.getQuery(), headers, body, false);
        ResponseWriter.Pending pending
                = new ResponseWriter.Pending(recorded, request, response, callback, (done, sent) -> {
                    done.responded(sent);
                    if (refusal == null && changesSomething(done)) {
                        recording.add(done);
                    }
                });
        writer.deliver(null, () -> {
            ApiResponse processed = refusal == null ? respond(recorded, body, SandboxHandler.origin(request)) : refusal;
            // the headers of the page itself take precedence
            ApiResponse guarded = processed.withHeaders(HEADERS).withHeaders(processed.headers());
            return cookie == null ? guarded : guarded.withHeader("Set-Cookie", cookie);
        }, pending);
    }

    private static boolean changesSomething(RecordedRequest request) {
        return !request.method().equals("GET") && !PageFiles.hasPath(request.path()) && !Replay.isOfRuns(request.path());
    }

    private ApiResponse respond(RecordedRequest recorded, byte[] body, String origin) {
        return PageFiles.hasPath(recorded.path())
                ? PageFiles.respond(recorded.method(), recorded.path()) : api.respond(recorded, body, origin);
    }
}
