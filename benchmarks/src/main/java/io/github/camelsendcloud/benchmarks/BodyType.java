package io.github.camelsendcloud.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The Java type of the message body that a route gets. */
enum BodyType {

    BYTES,
    TEXT,
    MAP,
    FILE,
    STREAM;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Supplies a message body with the JSON for each call. */
    Supplier<Object> of(byte[] json) {
        Object body = switch (this) {
            case BYTES, STREAM -> json;
            case TEXT -> new String(json, StandardCharsets.UTF_8);
            case MAP -> map(json);
            case FILE -> file(json);
        };
        return this == STREAM ? () -> new ByteArrayInputStream(json) : () -> body;
    }

    private static Map<?, ?> map(byte[] json) {
        try {
            return MAPPER.readValue(json, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File file(byte[] json) {
        try {
            Path file = Files.createTempFile("benchmark", ".json");
            file.toFile().deleteOnExit();
            return Files.write(file, json).toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Converts a Map to JSON, as a route to camel-http must do before the call. */
    static byte[] write(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
