package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What the sandbox answers: status, headers and a body whose length is known beforehand. */
final class Answer {

    /** Writes a body, possibly one that is too long to be held in memory. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;
    private final Body stream;
    private final long length;

    private Answer(int status, Map<String, String> headers, byte[] bytes, Body stream, long length) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.stream = stream;
        this.length = length;
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), NOTHING, null, 0);
    }

    static Answer json(int status, JsonNode body) {
        return bytes(status, "application/json", Json.bytes(body));
    }

    static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, null, body.length);
    }

    static Answer stream(int status, String contentType, long length, Body body) {
        return new Answer(status, Map.of("Content-Type", contentType), null, body, length);
    }

    Answer withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        more.forEach((name, value) -> {
            all.keySet().removeIf(name::equalsIgnoreCase);
            all.put(name, value);
        });
        return new Answer(status, all, bytes, stream, length);
    }

    Answer withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The body, or null where it can only be streamed. */
    byte[] bytes() {
        return bytes;
    }

    Body stream() {
        return stream;
    }

    long length() {
        return length;
    }
}
