package io.github.camelsendcloud.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * An answer, its body still on the wire. Close it: that reads what is left of the body, and gives the connection back.
 */
public final class ApiResponse implements Closeable {

    private final ClassicHttpResponse response;
    private final Cancellable connection;
    private final int attempts;
    private final Runnable onClose;

    ApiResponse(ClassicHttpResponse response, Cancellable connection, int attempts, Runnable onClose) {
        this.response = response;
        this.connection = connection;
        this.attempts = attempts;
        this.onClose = onClose;
    }

    /** The HTTP status. */
    public int status() {
        return response.getCode();
    }

    /** Whether the status is a 2xx. */
    public boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** The reason phrase; {@code null} when there is none. */
    public String reason() {
        return response.getReasonPhrase();
    }

    /** How often the request was sent for this answer. */
    public int attempts() {
        return attempts;
    }

    /** The first value of a header, or {@code null}. */
    public String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** All values of a header, in order; empty when there is none. */
    public List<String> headers(String name) {
        return Arrays.stream(response.getHeaders(name)).map(Header::getValue).toList();
    }

    /** The headers, the last value of each, without those that could hold a credential. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            if (!header.getName().equalsIgnoreCase("Set-Cookie")
                    && !header.getName().equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
                headers.put(header.getName(), header.getValue());
            }
        }
        return headers;
    }

    /** The {@code Content-Type} as the server sent it, or {@code null}. */
    public String contentType() {
        return header(HttpHeaders.CONTENT_TYPE);
    }

    /** The size of the body in bytes, or -1 when it is not known. */
    public long length() {
        HttpEntity entity = response.getEntity();
        return entity == null ? 0 : entity.getContentLength();
    }

    /** The body, decompressed; {@code null} when there is none. */
    public InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? null : entity.getContent();
    }

    /** Cuts the connection, so that nobody reads the rest of a body that nobody wants: it may never end. */
    public void abandon() {
        connection.cancel();
    }

    @Override
    public void close() throws IOException {
        try {
            response.close();
        } finally {
            onClose.run();
        }
    }
}
