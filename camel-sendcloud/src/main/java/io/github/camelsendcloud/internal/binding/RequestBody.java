package io.github.camelsendcloud.internal.binding;

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

import io.github.camelsendcloud.api.Operation;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

/**
 * Creates a request body from a message body. Text, bytes, streams and files are sent as they are. Any other object is
 * written as JSON.
 */
final class RequestBody {

    /** The longest cached stream, in bytes, that is read in one step: the size of the buffer of the JDK. */
    private static final int SMALL = 8 * 1024;

    private RequestBody() {
    }

    /** Whether a message body has content. A stream counts as content, unless the stream is known to be empty. */
    static boolean isPresent(Object body) {
        Object content = body instanceof WrappedFile<?> file ? known(file) : body;
        if (content instanceof Path path) {
            content = path.toFile();
        }
        if (content instanceof File file) {
            // a missing file is not an empty file: the error of a missing file is reported when the file is read
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

    /** The content of a file, if the content is known without reading the file. */
    private static Object known(WrappedFile<?> file) {
        if (file.getFile() instanceof File local) {
            return local;
        }
        return file.getBody() == null ? "not read yet" : file.getBody();
    }

    /**
     * @param  contentType              the media type that the message names, or {@code null}
     * @throws IllegalArgumentException when the media type is invalid, when a text is no JSON, or when a body cannot be
     *                                  read again or cannot be written as JSON
     */
    static HttpEntity of(Operation operation, Exchange exchange, Object body, String contentType) {
        HttpEntity entity = unchanged(exchange, body, new JsonFormat(operation, contentType));
        return entity != null ? entity : new BytesEntity(JsonBytes.of(body), 0, JsonFormat.JSON);
    }

    /**
     * A body that is sent as it is, without its byte order mark: text, bytes, a stream or a file.
     *
     * @return                          {@code null} when the body is of another type
     * @throws IllegalArgumentException when the format rejects the body, or when the body cannot be read again
     */
    static HttpEntity unchanged(Exchange exchange, Object body, BodyFormat format) {
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
            return bytes(bytes, format);
        }
        if (content instanceof CharSequence || content instanceof Reader) {
            String text = text(exchange, content);
            ContentType type = format.type();
            Charset charset = type.getCharset(StandardCharsets.UTF_8);
            byte[] bytes = BodyText.encode(text, charset);
            format.requireText(text, charset == StandardCharsets.UTF_8 ? bytes : null);
            return new BytesEntity(bytes, 0, type);
        }
        return null;
    }

    private static HttpEntity bytes(byte[] bytes, BodyFormat format) {
        byte[] head = bytes.length > OnceStream.HEAD ? Arrays.copyOf(bytes, OnceStream.HEAD) : bytes;
        int begin = begin(head, format);
        return new BytesEntity(bytes, begin, format.type());
    }

    /** The position at which a body begins, after a byte order mark. */
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
            return new BytesEntity(bytes, 0, format.type());
        } catch (IOException e) {
            throw spent(e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when the text is empty, such as the text of a reader that was read before */
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
     * The exception for a body that was read before. An empty request would fail with an error that hides the cause.
     */
    static IllegalArgumentException spent(String why, Exception cause) {
        return new IllegalArgumentException("The body cannot be read again: " + why, cause);
    }

    /**
     * Reads a body to its end.
     *
     * @throws IOException              when the body cannot be read
     * @throws IllegalArgumentException when the body cannot be read again, or cannot be written as JSON
     */
    static WholeBody whole(Exchange exchange, Object body) throws IOException {
        Object content = content(body, exchange);
        if (content instanceof StreamCache cache && content instanceof InputStream stream) {
            cache.reset();
            long length = cache.length();
            // a known length saves a copy
            byte[] bytes = length > 0 && length <= SMALL ? stream.readNBytes((int) length) : stream.readAllBytes();
            cache.reset();
            return new WholeBody(bytes, null, false);
        }
        if (content instanceof File file) {
            try (InputStream stream = new FileInputStream(file)) {
                return new WholeBody(stream.readAllBytes(), null, false);
            } catch (FileNotFoundException e) {
                throw spent(e.getMessage(), e);
            }
        }
        if (content instanceof InputStream stream) {
            return new WholeBody(OnceStream.of(exchange, stream).readAllBytes(), null, true);
        }
        if (content instanceof byte[] bytes) {
            return new WholeBody(bytes, null, false);
        }
        if (content instanceof CharSequence || content instanceof Reader) {
            String text = text(exchange, content);
            boolean remote = body instanceof WrappedFile<?> file && !(file.getFile() instanceof File);
            boolean once = remote || content instanceof Reader && !(content instanceof StreamCache);
            return new WholeBody(BodyText.encode(text, StandardCharsets.UTF_8), text, once);
        }
        // an object is written as bytes first, so that the same checks apply as when the bytes are sent
        return new WholeBody(JsonBytes.of(content), null, false);
    }

    /** The content of a body: a file, a stream, bytes, a text, or an object to write as JSON. */
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
                // the exchange names the charset of the file
                return convert(exchange, file, String.class);
            }
            return file.getFile() instanceof File local ? local : convert(exchange, file, InputStream.class);
        } catch (TypeConversionException e) {
            throw spent(e.getMessage(), e);
        }
    }

    /** The remaining bytes of a buffer. The position of the buffer stays. */
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
}
