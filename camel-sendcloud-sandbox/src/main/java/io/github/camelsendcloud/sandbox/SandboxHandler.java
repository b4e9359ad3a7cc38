package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives, records and delays requests, applies faults, and passes requests to the API, to the token endpoint or to
 * the control endpoints.
 */
final class SandboxHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxHandler.class);
    private static final int MAX_EVENT_BODY = 4096;

    private static final int MAX_SHARED_VALUES = 1000;
    private static final int MAX_SHARED_LENGTH = 200;
    private static final Map<String, List<String>> HEADER_VALUES = new ConcurrentHashMap<>();

    private final SandboxControls controls;
    private final RequestLog log;
    private final TokenIssuer tokens;
    private final TokenEndpoint tokenEndpoint;
    private final Api api;
    private final ControlHandler control;
    private final MagicFaults magicFaults;
    private final EventStream events;
    private final Recording recording;
    private final ResponseWriter writer;
    private final SandboxClock clock;

    SandboxHandler(
                   SandboxControls controls, RequestLog log, TokenIssuer tokens, TokenEndpoint tokenEndpoint, Api api,
                   ControlHandler control, MagicFaults magicFaults, EventStream events, Recording recording,
                   ResponseWriter writer,
                   SandboxClock clock) {
        this.controls = controls;
        this.log = log;
        this.tokens = tokens;
        this.tokenEndpoint = tokenEndpoint;
        this.api = api;
        this.control = control;
        this.magicFaults = magicFaults;
        this.events = events;
        this.recording = recording;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath();
        if (ControlHandler.hasPath(path)) {
            control.handle(request, response, callback);
            return true;
        }
        byte[] body = body(request);
        boolean forToken = path.equals(Sandbox.TOKEN_PATH) || path.equals(Sandbox.TOKEN_PATH + "/");
        RecordedRequest recorded = new RecordedRequest(
                clock.now(), request.getMethod(), path, request.getHttpURI().getQuery(), headers(request), body, forToken);
        log.add(recorded);
        Fault fault = forToken ? controls.takeTokenFault(recorded.method(), path) : apiFault(recorded.method(), path, body);
        recorded.failedBy(fault == null ? null : fault.kindName());
        Fault.Kind kind = fault == null ? null : fault.kind();
        Supplier<ApiResponse> processing = forToken
                ? () -> tokenEndpoint.respond(recorded, body)
                : () -> api.respond(recorded, body, origin(request), kind == Fault.Kind.CARRIER_REFUSES);
        ResponseWriter.Pending pending = new ResponseWriter.Pending(recorded, request, response, callback, this::responded);
        Duration latency = forToken ? controls.tokenLatency() : controls.latency();
        after(fault == null ? latency : latency.plus(fault.latency()), request, () -> {
            if (kind == Fault.Kind.REVOKED_TOKEN) {
                tokens.revoke(recorded.header("Authorization").orElse(null));
            }
            if (fault != null && fault.hasNoResponse()) {
                done(recorded);
            }
            writer.deliver(fault, processing, pending);
        }, callback);
        return true;
    }

    private void responded(RecordedRequest request, ApiResponse response) {
        log.responded(request, response);
        done(request);
    }

    private void done(RecordedRequest request) {
        recording.add(request);
        events.publish("request", () -> RequestView.of(request, MAX_EVENT_BODY));
    }

    private Fault apiFault(String method, String path, byte[] body) {
        Fault fault = controls.takeFault(method, path);
        return fault == null ? magicFaults.take(method, path, body) : fault;
    }

    static byte[] body(Request request) throws IOException {
        return BufferUtil.toArray(Content.Source.asByteBuffer(request));
    }

    private static void after(Duration latency, Request request, Runnable task, Callback callback) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("The sandbox has failed to process {} {}", request.getMethod(), request.getHttpURI().getPath(), e);
                callback.failed(e);
            }
        };
        if (latency.isZero()) {
            guarded.run();
        } else {
            request.getComponents().getScheduler().schedule(
                    () -> request.getComponents().getExecutor().execute(guarded), latency.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    static String origin(Request request) {
        String host = request.getHeaders().get("Host");
        return (request.isSecure() ? "https://" : "http://")
               + (host == null || host.isEmpty() ? Request.getServerName(request) : host);
    }

    static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            List<String> value = shared(field.getValue() == null ? "" : field.getValue());
            headers.merge(field.getName(), value,
                    (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
        }
        return Collections.unmodifiableMap(headers);
    }

    /** A list with one value. The requests in the log share the lists: most requests have the same values. */
    private static List<String> shared(String value) {
        List<String> known = HEADER_VALUES.get(value);
        if (known != null || value.length() > MAX_SHARED_LENGTH) {
            return known != null ? known : List.of(value);
        }
        if (HEADER_VALUES.size() >= MAX_SHARED_VALUES) {
            HEADER_VALUES.clear();
        }
        return HEADER_VALUES.computeIfAbsent(value, List::of);
    }
}
