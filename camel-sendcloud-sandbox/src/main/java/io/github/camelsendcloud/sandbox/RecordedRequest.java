package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the sandbox has received completely, and the status of its response. {@link #status()} is 0 until the
 * sandbox responds. Safe for use by several threads.
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
    private volatile String account;

    RecordedRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body.length <= MAX_BODY ? body : Arrays.copyOf(body, MAX_BODY);
        this.bodyLength = body.length;
    }

    /** The time at which the request had arrived completely. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The HTTP method in upper case, for example {@code POST}. */
    public String method() {
        return method;
    }

    /**
     * The path with its percent-encoding, for example {@code /api/v3/parcels/1/documents/label}.
     */
    public String path() {
        return path;
    }

    /** The query with its percent-encoding, without the question mark; null if the request has no query. */
    public String query() {
        return query;
    }

    /**
     * The headers, unmodifiable. A name is found in any case, the values are in the order of the request. The
     * credentials are among the headers.
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a header; empty if the header is absent. The case of the name does not matter. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    /** A copy of the body, at most its first 65,536 bytes; empty if the request has no body. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text, at most its first 65,536 bytes. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The length of the whole body in bytes. */
    public long bodyLength() {
        return bodyLength;
    }

    /** The HTTP status of the response; 0 until the sandbox responds. A {@link Fault} can prevent a response. */
    public int status() {
        return status;
    }

    /**
     * The public key of the request; null if the sandbox has not authenticated the request. A call with a token has the
     * public key to which the sandbox has issued the token.
     */
    public String authorizedAs() {
        return authorizedAs;
    }

    /** The name of the account that made the request; null if the sandbox has not authenticated the request. */
    public String account() {
        return account;
    }

    void responded(int status) {
        this.status = status;
    }

    void authenticated(Caller caller) {
        this.authorizedAs = caller.publicKey();
        this.account = caller.account().name();
    }

    @Override
    public String toString() {
        return method + " " + path + (query == null ? "" : "?" + query) + " -> " + status;
    }
}
