package io.github.camelsendcloud.sandbox.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * A response of the sandbox: status, headers and a body of known length. The body is in memory, or is written to a
 * stream.
 */
public final class ApiResponse {

    /** Writes a body that can be too long for the memory. */
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final byte[] EMPTY_BODY = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;
    private final Body stream;
    private final long length;

    private ApiResponse(int status, Map<String, String> headers, byte[] bytes, Body stream, long length) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.stream = stream;
        this.length = length;
    }

    public static ApiResponse empty(int status) {
        return new ApiResponse(status, Map.of(), EMPTY_BODY, null, 0);
    }

    public static ApiResponse json(int status, JsonNode body) {
        return bytes(status, "application/json", Json.bytes(body));
    }

    /** A response whose body is the field {@code data} of a JSON object. */
    public static ApiResponse data(int status, JsonNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return json(status, body);
    }

    public static ApiResponse bytes(int status, String contentType, byte[] body) {
        return new ApiResponse(status, Map.of("Content-Type", contentType), body, null, body.length);
    }

    public static ApiResponse stream(int status, String contentType, long length, Body body) {
        return new ApiResponse(status, Map.of("Content-Type", contentType), null, body, length);
    }

    /** A copy with more headers. A header replaces a header of the same name in any case. */
    public ApiResponse withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        more.forEach((name, value) -> {
            all.keySet().removeIf(name::equalsIgnoreCase);
            all.put(name, value);
        });
        return new ApiResponse(status, all, bytes, stream, length);
    }

    public ApiResponse withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The body; null if only {@link #stream()} has the body. */
    public byte[] bytes() {
        return bytes;
    }

    /** The writer of the body; null if {@link #bytes()} has the body. */
    public Body stream() {
        return stream;
    }

    /** The length of the body in bytes. */
    public long length() {
        return length;
    }
}
