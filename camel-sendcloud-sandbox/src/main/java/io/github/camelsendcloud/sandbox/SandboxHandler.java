package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.page.PageFiles;
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
 * Receives, records and delays requests, applies faults, and passes requests to the API or to the token endpoint.
 */
final class SandboxHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxHandler.class);

    private final SandboxControls controls;
    private final RequestLog requests;
    private final RequestLog tokenRequests;
    private final TokenEndpoint tokenEndpoint;
    private final Api api;
    private final ControlApi controlApi;
    private final ResponseWriter writer;

    SandboxHandler(
                   SandboxControls controls, RequestLog requests, RequestLog tokenRequests, TokenEndpoint tokenEndpoint,
                   Api api, ControlApi controlApi,
                   ResponseWriter writer) {
        this.controls = controls;
        this.requests = requests;
        this.tokenRequests = tokenRequests;
        this.tokenEndpoint = tokenEndpoint;
        this.api = api;
        this.controlApi = controlApi;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        String path = request.getHttpURI().getPath();
        RecordedRequest recorded
                = new RecordedRequest(request.getMethod(), path, request.getHttpURI().getQuery(), headers(request), body);
        ResponseWriter.Pending pending = new ResponseWriter.Pending(recorded, request, response, callback);
        if (ControlApi.hasPath(path)) {
            Supplier<ApiResponse> processing = () -> controlApi.respond(recorded, body);
            after(Duration.ZERO, request, () -> writer.deliver(null, processing, pending), callback);
        } else if (PageFiles.hasPath(path)) {
            writer.deliver(null, () -> PageFiles.respond(recorded.method(), path), pending);
        } else if (path.equals(Sandbox.TOKEN_PATH) || path.equals(Sandbox.TOKEN_PATH + "/")) {
            tokenRequests.add(recorded);
            Fault fault = controls.takeTokenFault(recorded.method(), path);
            Supplier<ApiResponse> processing = () -> tokenEndpoint.respond(recorded, body);
            after(controls.tokenLatency(), request, () -> writer.deliver(fault, processing, pending), callback);
        } else {
            requests.add(recorded);
            Fault fault = controls.takeFault(recorded.method(), path);
            Supplier<ApiResponse> processing = () -> api.respond(recorded, body, origin(request));
            after(controls.latency(), request, () -> writer.deliver(fault, processing, pending), callback);
        }
        return true;
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

    private static String origin(Request request) {
        String host = request.getHeaders().get("Host");
        return "http://" + (host == null || host.isEmpty() ? Request.getServerName(request) : host);
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName(), name -> new ArrayList<>(1))
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        headers.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(headers);
    }
}
