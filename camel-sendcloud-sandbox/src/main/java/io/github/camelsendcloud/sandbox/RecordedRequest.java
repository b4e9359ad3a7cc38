package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the sandbox received it, and what became of it. Recorded when it has arrived completely;
 * {@link #status()} follows when it is answered. Safe for use by several threads.
 */
public final class RecordedRequest {

    static final int MAX_BODY = 64 * 1024;

    private final Instant receivedAt = Instant.now();
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final long bodyLength;
    private volatile int status;
    private volatile String authorizedAs;

    RecordedRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body.length <= MAX_BODY ? body : Arrays.copyOf(body, MAX_BODY);
        this.bodyLength = body.length;
    }

    /** When the request had arrived. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The HTTP method in upper case, for example {@code POST}. */
    public String method() {
        return method;
    }

    /**
     * The path as it was received, percent-encoding included, for example {@code /api/v3/parcels/1/documents/label}.
     */
    public String path() {
        return path;
    }

    /** The query as it was received, without the question mark; null if there was none. */
    public String query() {
        return query;
    }

    /** The headers: names in any case, values in the order received. Contains what authenticates. Unmodifiable. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    /** A copy of the body, at most its first 65,536 bytes; empty if there was none. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text, at most its first 65,536 bytes. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The length of the body that was received, in bytes. */
    public long bodyLength() {
        return bodyLength;
    }

    /** The HTTP status answered; 0 while there is no answer, or if there never was one because of a {@link Fault}. */
    public int status() {
        return status;
    }

    /** The public key of the integration that the request was authenticated as; null if it was not. */
    public String authorizedAs() {
        return authorizedAs;
    }

    void answered(int status) {
        this.status = status;
    }

    void authorized(Integration integration) {
        this.authorizedAs = integration.publicKey();
    }

    @Override
    public String toString() {
        return method + " " + path + (query == null ? "" : "?" + query) + " -> " + status;
    }
}
