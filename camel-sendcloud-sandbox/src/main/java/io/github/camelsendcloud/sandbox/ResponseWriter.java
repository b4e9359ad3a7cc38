package io.github.camelsendcloud.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a response to the caller, or applies a fault to the connection. Safe for use by several threads. */
final class ResponseWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);
    private static final int GZIP_FROM = 1024;

    /** Drops of connections whose callers never get a response. */
    private final Set<Runnable> drops = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A request that waits for its response. */
    record Pending(
            RecordedRequest recorded, Request request, Response response, Callback callback,
            BiConsumer<RecordedRequest, ApiResponse> log) {
    }

    /**
     * Responds to a request.
     *
     * @param fault     the fault to apply; null for none
     * @param operation processes the request
     */
    void deliver(Fault fault, Supplier<ApiResponse> operation, Pending pending) {
        Supplier<ApiResponse> processing = () -> processed(operation, pending);
        // the processing knows the faults that change nothing but the processing
        if (fault == null) {
            write(processing.get(), pending);
            return;
        }
        switch (fault.kind()) {
            case STATUS, GARBAGE -> write(fault.responseTo(pending.recorded().path()), pending);
            case LATENCY, REVOKED_TOKEN, CARRIER_REFUSES -> write(processing.get(), pending);
            case CUT_BEFORE -> drop(pending);
            case CUT_AFTER -> {
                processing.get();
                drop(pending);
            }
            case HALF_BODY -> truncate(processing.get(), pending);
            case NO_RESPONSE -> {
                drops.add(() -> drop(pending));
                if (closed) {
                    dropWithoutResponse();
                }
            }
            default -> throw new IllegalStateException(fault.toString());
        }
    }

    /** The response of an operation. A failure of the sandbox itself has the form of an error of Sendcloud. */
    private static ApiResponse processed(Supplier<ApiResponse> operation, Pending pending) {
        try {
            return operation.get();
        } catch (RuntimeException e) {
            RecordedRequest request = pending.recorded();
            LOG.warn("The sandbox has failed to process {} {}", request.method(), request.path(), e);
            return ErrorResponses.of(
                    request.path(), 500, "unknown_error", "The sandbox has failed to process the request: " + e.getMessage());
        }
    }

    /** Drops the connections of callers that wait for a response that the sandbox never sends. */
    void dropWithoutResponse() {
        for (Runnable drop : drops) {
            if (drops.remove(drop)) {
                drop.run();
            }
        }
    }

    /** Drops all connections without a response, now and from now on. */
    void close() {
        closed = true;
        dropWithoutResponse();
    }

    private static void write(ApiResponse apiResponse, Pending pending) {
        Response response = pending.response();
        prepare(apiResponse, pending);
        if (apiResponse.stream() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, apiResponse.length());
            stream(apiResponse, pending);
            return;
        }
        byte[] body = apiResponse.bytes();
        if (body.length > GZIP_FROM && acceptsGzip(pending) && isJson(apiResponse)) {
            body = gzip(body);
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
            response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        }
        if (apiResponse.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        response.write(true, ByteBuffer.wrap(body), pending.callback());
    }

    private static void stream(ApiResponse apiResponse, Pending pending) {
        try (OutputStream out = Content.Sink.asOutputStream(pending.response())) {
            apiResponse.stream().writeTo(out);
        } catch (IOException e) {
            pending.callback().failed(e);
            return;
        }
        pending.callback().succeeded();
    }

    private static void truncate(ApiResponse apiResponse, Pending pending) {
        byte[] body = apiResponse.bytes() == null ? new byte[1] : apiResponse.bytes();
        prepare(apiResponse, pending);
        // an empty body is truncated too: Content-Length announces a byte that the sandbox never sends
        pending.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, Math.max(apiResponse.length(), 1));
        ByteBuffer half = ByteBuffer.wrap(body, 0, body.length / 2);
        pending.response().write(false, half, Callback.from(() -> drop(pending), failure -> drop(pending)));
    }

    private static void drop(Pending pending) {
        pending.request().getConnectionMetaData().getConnection().getEndPoint().close();
        pending.callback().failed(new EofException("A fault drops the connection"));
    }

    private static void prepare(ApiResponse apiResponse, Pending pending) {
        pending.log().accept(pending.recorded(), apiResponse);
        pending.response().setStatus(apiResponse.status());
        apiResponse.headers().forEach((name, value) -> pending.response().getHeaders().put(name, value));
    }

    private static boolean isJson(ApiResponse apiResponse) {
        return apiResponse.headers().getOrDefault("Content-Type", "").startsWith("application/json");
    }

    private static boolean acceptsGzip(Pending pending) {
        String accepted = pending.recorded().header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT);
        return accepted.contains("gzip") && !accepted.replace(" ", "").matches(".*gzip;q=0(\\.0*)?(,.*)?");
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
