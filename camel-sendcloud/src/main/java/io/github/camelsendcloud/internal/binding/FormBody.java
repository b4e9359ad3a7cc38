package io.github.camelsendcloud.internal.binding;

import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.ParameterValue;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Creates the bodies of the few operations that take a form or an upload instead of JSON. */
final class FormBody {

    /** The only part that Sendcloud's uploads have. */
    private static final String PART_NAME = "file";
    private static final ContentType FORM = ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8);

    private FormBody() {
    }

    /**
     * Creates a form from a Map. Text, bytes, a stream or a file must already be a form.
     *
     * @throws IllegalArgumentException when the body has another type, or is a text in JSON
     */
    static HttpEntity form(Operation operation, Exchange exchange, Object body) {
        if (body instanceof Map<?, ?> map) {
            List<NameValuePair> fields = new ArrayList<>();
            map.forEach((name, value) -> values(value).forEach(
                    one -> fields.add(new BasicNameValuePair(String.valueOf(name), field(String.valueOf(name), one)))));
            return new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8);
        }
        HttpEntity entity = RequestBody.unchanged(exchange, body, new BodyFormat() {
            @Override
            public ContentType type() {
                return FORM;
            }

            @Override
            public void requireText(String text, byte[] utf8) {
                String start = text.stripLeading();
                if (start.startsWith("{") || start.startsWith("[")) {
                    throw new IllegalArgumentException(
                            operation + " wants a form: the body is JSON. Make it a Map of the fields, or a text such as"
                                                       + " a=1&b=2");
                }
            }
        });
        if (entity == null) {
            throw new IllegalArgumentException(
                    operation + " wants a form: make the body a Map of its fields, not a " + body.getClass().getName());
        }
        return entity;
    }

    private static String field(String name, Object value) {
        Object given = ParameterValue.unwrap(value);
        if (given == null) {
            return "";
        }
        String what = "Field '" + name + "' of the form";
        ParameterValue.requireSingle(what, given);
        String text = String.valueOf(given);
        BodyText.requirePairs(what, text);
        return text;
    }

    /** The elements of a Collection or of an array. Any other value is the only element. */
    private static List<?> values(Object value) {
        if (value instanceof Collection<?> several) {
            return new ArrayList<>(several);
        }
        return value != null && value.getClass().isArray()
                ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList()
                : Collections.singletonList(value);
    }

    /**
     * Creates an upload from a file, a stream or bytes. The header {@code CamelFileName} has the name of the upload.
     * Without the header, the upload has the name of the file. The folders of a path are left out.
     *
     * @throws IllegalArgumentException when the body has another type, or the upload has no name
     */
    static HttpEntity upload(Operation operation, Exchange exchange, Object body, String contentType) {
        Object content = content(body);
        String header = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        String name = header != null ? header : content instanceof File file ? file.getName() : "";
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (bare.isBlank()) {
            throw new IllegalArgumentException(operation + " wants a file with a name: set the header " + Exchange.FILE_NAME);
        }
        BodyText.requirePairs("Header " + Exchange.FILE_NAME, bare);
        ContentType type = BodyFormat.mediaType(contentType, ContentType.APPLICATION_OCTET_STREAM);
        // this mode writes names in UTF-8, as browsers do (RFC 7578, 5.1). The other modes write ISO 8859-1 or percent signs
        MultipartEntityBuilder upload = MultipartEntityBuilder.create().setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8);
        if (content instanceof File file) {
            if (!file.isFile() || !file.canRead()) {
                throw RequestBody.spent("there is no file " + file + " that can be read", null);
            }
            upload.addBinaryBody(PART_NAME, file, type, bare);
        } else if (content instanceof byte[] bytes) {
            upload.addBinaryBody(PART_NAME, bytes, type, bare);
        } else {
            InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, content);
            if (stream == null) {
                throw new IllegalArgumentException(
                        operation + " wants a file, a stream or bytes, not a " + content.getClass().getName());
            }
            upload.addBinaryBody(
                    PART_NAME, stream instanceof StreamCache ? stream : OnceStream.of(exchange, stream), type, bare);
        }
        return upload.build();
    }

    private static Object content(Object body) {
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        if (body instanceof ByteBuffer buffer) {
            return RequestBody.bytes(buffer);
        }
        if (body instanceof Path path) {
            return path.toFile();
        }
        return body instanceof WrappedFile<?> file && file.getFile() instanceof File local ? local : body;
    }
}
