package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/**
 * A failure that the sandbox simulates. Give the fault to {@link SandboxControls#failNext(int, Fault)},
 * {@link SandboxControls#failTokenRequests(int, Fault)} or {@link SandboxControls#addFault(FaultRule)}. Immutable.
 */
public final class Fault {

    /** What a fault does. The control endpoints have the names of the kinds in lower case. */
    enum Kind {
        STATUS,
        GARBAGE,
        CUT_BEFORE,
        CUT_AFTER,
        HALF_BODY,
        NO_RESPONSE,
        LATENCY,
        REVOKED_TOKEN,
        CARRIER_REFUSES
    }

    private final Kind kind;
    private final ApiResponse response;
    private final Duration latency;

    private Fault(Kind kind, ApiResponse response) {
        this(kind, response, Duration.ZERO);
    }

    private Fault(Kind kind, ApiResponse response, Duration latency) {
        this.kind = kind;
        this.response = response;
        this.latency = latency;
    }

    /**
     * The response has this status and an empty body; a 429 has an error object. The sandbox does not process the
     * request.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public static Fault status(int status) {
        return new Fault(Kind.STATUS, ApiResponse.empty(checked(status)));
    }

    /** {@link #status(int, String, Map)} without headers. */
    public static Fault status(int status, String body) {
        return status(status, body, Map.of());
    }

    /**
     * The response has this status, body and headers. The sandbox does not process the request.
     *
     * @param  body                     not null, can be empty; the sandbox sends the text as UTF-8
     * @param  headers                  not null; {@code Content-Type} is {@code application/json} by default
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public static Fault status(int status, String body, Map<String, String> headers) {
        Objects.requireNonNull(body, "body");
        ApiResponse response = ApiResponse.bytes(checked(status), "application/json", body.getBytes(StandardCharsets.UTF_8));
        return new Fault(Kind.STATUS, response.withHeaders(headers));
    }

    /** The connection closes. The sandbox does not process the request. */
    public static Fault connectionDropped() {
        return new Fault(Kind.CUT_BEFORE, null);
    }

    /**
     * The sandbox processes the request, then the connection closes without a response. The caller cannot know whether
     * the sandbox has processed the request.
     */
    public static Fault responseLost() {
        return new Fault(Kind.CUT_AFTER, null);
    }

    /** The sandbox processes the request, then the connection closes in the middle of the response's body. */
    public static Fault responseTruncated() {
        return new Fault(Kind.HALF_BODY, null);
    }

    /**
     * The sandbox sends no response and does not process the request. The connection stays open until the caller closes
     * the connection, or until the sandbox is reset or closed.
     */
    public static Fault noResponse() {
        return new Fault(Kind.NO_RESPONSE, null);
    }

    /**
     * The response has the status 200 and an HTML page, like the response of a captive portal or a broken proxy. The
     * sandbox does not process the request.
     */
    public static Fault garbage() {
        String page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>It works!</p></body></html>";
        return new Fault(
                Kind.GARBAGE, ApiResponse.bytes(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The response has the status 307 (same method, same body) and this location. The sandbox does not process the
     * request.
     *
     * @param location absolute or relative; not null
     */
    public static Fault redirect(String location) {
        return new Fault(
                Kind.STATUS,
                ApiResponse.empty(307).withHeaders(Map.of("Location", Objects.requireNonNull(location, "location"))));
    }

    /**
     * The sandbox waits, then processes the request and responds as usual.
     *
     * @throws IllegalArgumentException if the latency is negative
     */
    public static Fault latency(Duration latency) {
        return new Fault(Kind.LATENCY, null).after(latency);
    }

    /**
     * The sandbox revokes the token of the request, then processes the request: a call gets the status 401. A request
     * without a token of the sandbox is processed as usual.
     */
    public static Fault revokedToken() {
        return new Fault(Kind.REVOKED_TOKEN, null);
    }

    /** The sandbox processes the request, and the carrier refuses the shipments that the request creates. */
    public static Fault carrierRefuses() {
        return new Fault(Kind.CARRIER_REFUSES, null);
    }

    /**
     * A copy of this fault that takes effect after a time, in addition to {@link SandboxControls#latency(Duration)}.
     *
     * @throws IllegalArgumentException if the latency is negative
     */
    public Fault after(Duration latency) {
        return new Fault(kind, response, SandboxControls.notNegative(latency));
    }

    Kind kind() {
        return kind;
    }

    /** Whether the caller gets no response, not even the begin of a response. */
    boolean hasNoResponse() {
        return kind == Kind.CUT_BEFORE || kind == Kind.CUT_AFTER || kind == Kind.NO_RESPONSE;
    }

    /** The time until the fault takes effect. */
    Duration latency() {
        return latency;
    }

    /** The name of the kind in the control endpoints. */
    String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    ApiResponse response() {
        return response;
    }

    /** The response to a request with this path. A 429 without a body gets the error object of the version. */
    ApiResponse responseTo(String path) {
        return response.status() == 429 && response.headers().isEmpty()
                ? ErrorResponses.throttled(path, "Rate limit exceeded") : response;
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("The status of a final HTTP response is between 200 and 599, not " + status);
        }
        return status;
    }

    @Override
    public String toString() {
        return response == null ? "Fault[" + kind + "]" : "Fault[" + kind + " " + response.status() + "]";
    }
}
