package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;

/**
 * A request that the sandbox has received completely, and its response. {@link #status()} is 0 until the sandbox
 * responds. Safe for use by several threads: the lock of the log guards the bodies.
 */
public final class RecordedRequest {

    static final int MAX_BODY = 64 * 1024;

    private static final byte[] DROPPED = {};

    private final Instant receivedAt;
    private final long startNanos = System.nanoTime();
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final long bodyLength;
    private final boolean forToken;
    private volatile byte[] body;
    private volatile byte[] responseBody = DROPPED;
    private volatile Map<String, String> responseHeaders = Map.of();
    private volatile long id;
    private volatile long nanos = -1;
    private volatile String fault;
    private volatile int status;
    private volatile String authorizedAs;
    private volatile String account;

    /**
     * @param forToken whether the request is a request to the token endpoint
     */
    RecordedRequest(
                    Instant receivedAt, String method, String path, String query, Map<String, List<String>> headers,
                    byte[] body, boolean forToken) {
        this.receivedAt = receivedAt;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = cut(body);
        this.bodyLength = body.length;
        this.forToken = forToken;
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

    /**
     * A copy of the body, at most its first 65,536 bytes; empty if the request has no body. The sandbox drops the
     * bodies of the oldest requests when all bodies are longer than {@link SandboxBuilder#keepRequests(int, long)}
     * allows.
     */
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

    /** The headers of the response; empty until the sandbox responds; unmodifiable. */
    public Map<String, String> responseHeaders() {
        return responseHeaders;
    }

    /**
     * The body of the response as UTF-8 text, at most its first 65,536 bytes. The text is empty if the response has no
     * body or a body without text, for example a PDF.
     */
    public String responseText() {
        return new String(responseBody, StandardCharsets.UTF_8);
    }

    /** The time from the complete arrival of the request to its response; null until the sandbox responds. */
    public Duration duration() {
        return nanos < 0 ? null : Duration.ofNanos(nanos);
    }

    /** The kind of the fault that changed the response, for example {@code status}; null for none. */
    public String fault() {
        return fault;
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

    /** The number of the request in its sandbox; 0 if the sandbox does not record the request. */
    long id() {
        return id;
    }

    void id(long id) {
        this.id = id;
    }

    boolean isForToken() {
        return forToken;
    }

    void failedBy(String fault) {
        this.fault = fault;
    }

    void responded(ApiResponse response) {
        responseHeaders = response.headers();
        responseBody = response.bytes() != null && isText(response) ? cut(response.bytes()) : DROPPED;
        nanos = System.nanoTime() - startNanos;
        status = response.status();
    }

    /** The bytes that the bodies occupy. */
    int size() {
        return body.length + responseBody.length;
    }

    /** Drops the body of the response. Returns its length. */
    int dropResponseBody() {
        int length = responseBody.length;
        responseBody = DROPPED;
        return length;
    }

    /** Drops the body of the request. Returns its length. */
    int dropBody() {
        int length = body.length;
        body = DROPPED;
        return length;
    }

    private static byte[] cut(byte[] body) {
        return body.length <= MAX_BODY ? body : Arrays.copyOf(body, MAX_BODY);
    }

    private static boolean isText(ApiResponse response) {
        String type = response.headers().getOrDefault("Content-Type", "text/plain");
        return type.startsWith("text/") || type.contains("json") || type.contains("zpl");
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
