package io.github.camelsendcloud;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

/**
 * Makes a request body of a message body. Text, bytes, streams and files are sent as they stand; anything else is
 * written as JSON.
 */
final class RequestBody {

    static final ContentType JSON = ContentType.create("application/json");

    private RequestBody() {
    }

    /** Whether there is anything to send. A stream counts as something, unless it is known to be empty. */
    static boolean isPresent(Object body) {
        Object content = body instanceof WrappedFile<?> file ? known(file) : body;
        if (content instanceof Path path) {
            content = path.toFile();
        }
        if (content instanceof File file) {
            // one that does not exist is no empty one: that it cannot be read is told when it is sent
            return file.length() > 0 || !file.isFile();
        }
        if (content instanceof CharSequence text) {
            return !text.toString().isBlank();
        }
        if (content instanceof byte[] bytes) {
            return bytes.length > 0;
        }
        if (content instanceof StreamCache cache) {
            return cache.length() != 0;
        }
        return content != null;
    }

    /** What is known of a file without reading it. */
    private static Object known(WrappedFile<?> file) {
        if (file.getFile() instanceof File local) {
            return local;
        }
        return file.getBody() == null ? "not read yet" : file.getBody();
    }

    /**
     * @param  contentType              the media type that the message names, or {@code null} for JSON
     * @throws IllegalArgumentException when the media type makes no sense, a text is no JSON, or a body cannot be
     *                                  written as JSON
     */
    static HttpEntity of(Exchange exchange, Object body, String contentType) {
        HttpEntity entity = asItStands(
                exchange, body, () -> mediaType(contentType, JSON), (text, bytes) -> requireJson(parser(text, bytes)));
        if (entity != null) {
            return entity;
        }
        try {
            return new ByteArrayEntity(Json.MAPPER.writeValueAsBytes(body), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write a body of " + body.getClass() + " as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * A body that is sent as it stands: text, bytes, a stream or a file.
     *
     * @param  check                    gets a text, and the same in UTF-8 if it is sent so, else {@code null}
     * @return                          {@code null} when the body is none of these
     * @throws IllegalArgumentException from the type or the check
     */
    static HttpEntity asItStands(
            Exchange exchange, Object body, Supplier<ContentType> type, BiConsumer<String, byte[]> check) {
        Object content = body instanceof WrappedFile<?> file ? content(file, exchange) : body;
        if (content instanceof Path path) {
            content = path.toFile();
        }
        if (content instanceof File file) {
            return new FileEntity(file, type.get());
        }
        if (content instanceof InputStream && content instanceof StreamCache cache) {
            return new StreamCacheEntity(cache, type.get());
        }
        if (content instanceof InputStream stream) {
            return new InputStreamEntity(stream, type.get());
        }
        if (content instanceof byte[] bytes) {
            return new ByteArrayEntity(bytes, type.get());
        }
        if (content instanceof CharSequence || content instanceof Reader || content instanceof ByteBuffer) {
            ContentType textType = type.get();
            String text = convert(exchange, content, String.class);
            Charset charset = textType.getCharset(StandardCharsets.UTF_8);
            byte[] bytes = text.getBytes(charset);
            check.accept(text, charset == StandardCharsets.UTF_8 ? bytes : null);
            return new ByteArrayEntity(bytes, textType);
        }
        return null;
    }

    /**
     * Reads a body as JSON. A copy: what is done to it is not done to the body.
     *
     * @throws IOException when it is no JSON
     */
    static JsonNode json(Exchange exchange, Object body) throws IOException {
        Object content = body instanceof WrappedFile<?> file ? content(file, exchange) : body;
        if (content instanceof Path path) {
            content = path.toFile();
        }
        if (content instanceof StreamCache cache) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            cache.reset();
            cache.writeTo(bytes);
            cache.reset();
            content = bytes.toByteArray();
        }
        if (content instanceof File file) {
            try (InputStream stream = new FileInputStream(file)) {
                return Json.WHOLE.readTree(stream);
            }
        }
        if (content instanceof InputStream stream) {
            return Json.WHOLE.readTree(stream);
        }
        if (content instanceof byte[] bytes) {
            return Json.WHOLE.readTree(bytes);
        }
        if (content instanceof CharSequence || content instanceof Reader || content instanceof ByteBuffer) {
            String text = convert(exchange, content, String.class);
            requireJson(parser(text, null));
            return Json.WHOLE.readTree(text);
        }
        return content instanceof JsonNode node ? node.deepCopy() : Json.MAPPER.valueToTree(content);
    }

    /** @param bytes the same in UTF-8, which is faster to read; {@code null} when there are none */
    private static JsonParser parser(String text, byte[] bytes) {
        try {
            return bytes == null ? Json.MAPPER.createParser(text) : Json.MAPPER.createParser(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A slip in a text is easier to find here than in the answer of a server. Streams are not looked through. */
    private static void requireJson(JsonParser parser) {
        try (JsonParser json = parser) {
            json.nextToken();
            json.skipChildren();
            if (json.nextToken() != null) {
                JsonLocation more = json.currentTokenLocation();
                throw new IllegalArgumentException(
                        "The body is no JSON: it goes on after its end (line " + more.getLineNr() + ", column "
                                                   + more.getColumnNr() + ")");
            }
        } catch (JsonParseException e) {
            throw new IllegalArgumentException(
                    "The body is no JSON: " + e.getOriginalMessage() + " (line " + e.getLocation().getLineNr() + ", column "
                                               + e.getLocation().getColumnNr() + ")",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object content(WrappedFile<?> file, Exchange exchange) {
        if (exchange.getProperty(Exchange.CHARSET_NAME) != null) {
            // the file is in a charset of its own
            return convert(exchange, file, String.class);
        }
        return file.getFile() instanceof File local ? local : convert(exchange, file, InputStream.class);
    }

    private static <T> T convert(Exchange exchange, Object content, Class<T> type) {
        T converted = exchange.getContext().getTypeConverter().convertTo(type, exchange, content);
        if (converted == null) {
            throw new TypeConversionException(content, type, null);
        }
        return converted;
    }

    /**
     * The media type that a message names.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    static ContentType mediaType(String contentType, ContentType otherwise) {
        if (contentType == null || contentType.isBlank()) {
            return otherwise;
        }
        try {
            return ContentType.parse(contentType);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Header Content-Type cannot be '" + contentType + "': " + e.getMessage(), e);
        }
    }
}
