package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.Operation;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

/**
 * Makes a request body of a message body. Text, bytes, streams and files are sent as they stand; anything else is
 * written as JSON.
 */
final class RequestBody {

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
        if (content instanceof ByteBuffer buffer) {
            return buffer.hasRemaining();
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
     * @param  contentType              the media type that the message names, or {@code null}
     * @throws IllegalArgumentException when the media type makes no sense, a text is no JSON, or a body cannot be read
     *                                  again, or cannot be written as JSON
     */
    static HttpEntity of(Operation operation, Exchange exchange, Object body, String contentType) {
        HttpEntity entity = asItStands(exchange, body, new JsonFormat(operation, contentType));
        return entity != null ? entity : new ByteArrayEntity(JsonBytes.of(body), JsonFormat.JSON);
    }

    /**
     * A body that is sent as it stands, but for a byte order mark: text, bytes, a stream or a file.
     *
     * @return                          {@code null} when the body is none of these
     * @throws IllegalArgumentException from the format, or when the body cannot be read again
     */
    static HttpEntity asItStands(Exchange exchange, Object body, BodyFormat format) {
        Object content = content(body, exchange);
        if (content instanceof File file) {
            return file(file, format);
        }
        if (content instanceof InputStream stream && content instanceof StreamCache cache) {
            return cached(cache, stream, format);
        }
        if (content instanceof InputStream stream) {
            OnceStream once = OnceStream.of(exchange, stream);
            return new InputStreamEntity(once.from(begin(once.head(), format)), format.type());
        }
        if (content instanceof byte[] bytes) {
            byte[] head = bytes.length > OnceStream.HEAD ? Arrays.copyOf(bytes, OnceStream.HEAD) : bytes;
            int begin = begin(head, format);
            return new ByteArrayEntity(bytes, begin, bytes.length - begin, format.type());
        }
        if (content instanceof CharSequence || content instanceof Reader) {
            String text = text(exchange, content);
            ContentType type = format.type();
            Charset charset = type.getCharset(StandardCharsets.UTF_8);
            byte[] bytes = BodyText.encode(text, charset);
            format.requireText(text, charset == StandardCharsets.UTF_8 ? bytes : null);
            return new ByteArrayEntity(bytes, type);
        }
        return null;
    }

    /** Where a body begins, behind a byte order mark. */
    private static int begin(byte[] head, BodyFormat format) {
        int begin = BodyText.markLength(head);
        if (head.length == begin) {
            throw spent("it has nothing in it, or was read before", null);
        }
        format.requireBeginning(head, begin);
        return begin;
    }

    private static HttpEntity file(File file, BodyFormat format) {
        try (InputStream stream = new FileInputStream(file)) {
            int begin = begin(stream.readNBytes(OnceStream.HEAD), format);
            return new LocalFileEntity(file, begin, format.type());
        } catch (IOException e) {
            throw spent(e.getMessage(), e);
        }
    }

    private static HttpEntity cached(StreamCache cache, InputStream stream, BodyFormat format) {
        try {
            cache.reset();
            int begin = begin(stream.readNBytes(OnceStream.HEAD), format);
            cache.reset();
            if (begin == 0) {
                return new StreamCacheEntity(cache, format.type());
            }
            stream.skipNBytes(begin);
            byte[] bytes = stream.readAllBytes();
            cache.reset();
            return new ByteArrayEntity(bytes, format.type());
        } catch (IOException e) {
            throw spent(e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when the text is empty, as that of a reader that was read before */
    private static String text(Exchange exchange, Object content) {
        if (content instanceof StreamCache cache) {
            cache.reset();
        }
        String text;
        try {
            text = BodyText.withoutMark(content instanceof String string ? string : convert(exchange, content, String.class));
        } catch (TypeConversionException e) {
            throw spent(e.getMessage(), e);
        }
        if (text.isBlank()) {
            throw spent("it has nothing in it, or was read before", null);
        }
        return text;
    }

    /**
     * Refuses a body of which nothing is left: sent empty, it would be answered with an error that hides the first one.
     */
    static IllegalArgumentException spent(String why, Exception cause) {
        return new IllegalArgumentException("The body cannot be read again: " + why, cause);
    }

    /**
     * Reads a body as JSON. A copy: what is done to it is not done to the body.
     *
     * @throws IOException              when it is no JSON
     * @throws IllegalArgumentException when it cannot be read again, or cannot be written as JSON
     */
    static JsonNode json(Exchange exchange, Object body) throws IOException {
        Object content = content(body, exchange);
        if (content instanceof StreamCache cache && content instanceof InputStream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            cache.reset();
            cache.writeTo(bytes);
            cache.reset();
            content = bytes.toByteArray();
        }
        if (content instanceof File file) {
            try (InputStream stream = new FileInputStream(file)) {
                return Json.WHOLE.readTree(stream);
            } catch (FileNotFoundException e) {
                throw spent(e.getMessage(), e);
            }
        }
        if (content instanceof InputStream stream) {
            return Json.WHOLE.readTree(OnceStream.of(exchange, stream));
        }
        if (content instanceof byte[] bytes) {
            return Json.WHOLE.readTree(bytes);
        }
        if (content instanceof CharSequence || content instanceof Reader) {
            String text = text(exchange, content);
            BodyText.requirePairs("The body", text);
            new JsonFormat(null, null).requireText(text, null);
            return Json.WHOLE.readTree(text);
        }
        // by way of the bytes, which are refused where they would be if they were sent
        return Json.WHOLE.readTree(JsonBytes.of(content));
    }

    /** What the body is made of: a file, a stream, bytes, a text, or something that is to be written. */
    private static Object content(Object body, Exchange exchange) {
        if (body instanceof WrappedFile<?> file) {
            return content(file, exchange);
        }
        if (body instanceof Path path) {
            return path.toFile();
        }
        return body instanceof ByteBuffer buffer ? bytes(buffer) : body;
    }

    private static Object content(WrappedFile<?> file, Exchange exchange) {
        try {
            if (ExchangeHelper.getCharsetName(exchange, false) != null) {
                // the file is in a charset of its own
                return convert(exchange, file, String.class);
            }
            return file.getFile() instanceof File local ? local : convert(exchange, file, InputStream.class);
        } catch (TypeConversionException e) {
            throw spent(e.getMessage(), e);
        }
    }

    /** What is left of a buffer, whose position stays. */
    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
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
