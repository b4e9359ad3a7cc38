package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.github.camelsendcloud.internal.client.ApiResponse;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.builder.OutputStreamBuilder;

/** How the body of a response is stored, and what its media type says. */
final class ResponseContent {

    /** In bytes. A declared length above this size is not trusted: the buffer grows while the response is read. */
    private static final int LARGEST_IN_MEMORY = 8 * 1024 * 1024;

    private ResponseContent() {
    }

    /**
     * Reads a body. A small body is kept in memory. For any other body, the stream caching of the Camel context
     * decides.
     */
    static StreamCache read(InputStream body, long length, Exchange exchange) throws IOException {
        StreamCachingStrategy caching = exchange.getContext().getStreamCachingStrategy();
        if (length >= 0 && length <= LARGEST_IN_MEMORY && !caching.shouldSpoolCache(length)) {
            byte[] bytes = new byte[(int) length];
            // a stream that ends too early throws an exception
            return body.readNBytes(bytes, 0, bytes.length) == 0 ? null : new InMemoryResponse(bytes);
        }
        if (!caching.isSpoolEnabled()) {
            return InMemoryResponse.read(body);
        }
        OutputStreamBuilder copy = OutputStreamBuilder.withExchange(exchange);
        if (body.transferTo(copy) == 0) {
            return null;
        }
        Object built = copy.build();
        return built instanceof byte[] bytes ? new InMemoryResponse(bytes) : (StreamCache) built;
    }

    /**
     * @throws IOException when the response has another media type than JSON. A response without a media type may be
     *                     JSON
     */
    static void requireJson(ApiResponse response) throws IOException {
        if (response.contentType() != null && !isJson(response.contentType())) {
            throw new IOException("it is " + response.contentType() + " instead of JSON");
        }
    }

    static boolean isJson(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/json") || type.contains("+json");
    }

    static String text(StreamCache content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            content.reset();
            content.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the cached response again", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
