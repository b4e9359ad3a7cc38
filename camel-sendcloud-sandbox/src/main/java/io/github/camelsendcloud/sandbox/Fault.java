package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/**
 * A failure that the sandbox simulates. Give the fault to {@link SandboxControls#failNext(int, Fault)} or
 * {@link SandboxControls#failTokenRequests(int, Fault)}. Immutable.
 */
public final class Fault {

    enum Kind {
        RESPONSE,
        CONNECTION_DROPPED,
        RESPONSE_LOST,
        RESPONSE_TRUNCATED,
        NO_RESPONSE
    }

    private final Kind kind;
    private final ApiResponse response;

    private Fault(Kind kind, ApiResponse response) {
        this.kind = kind;
        this.response = response;
    }

    /**
     * The response has this status and an empty body; a 429 has an error object. The sandbox does not process the request.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public static Fault status(int status) {
        return new Fault(Kind.RESPONSE, ApiResponse.empty(checked(status)));
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
        return new Fault(Kind.RESPONSE, response.withHeaders(headers));
    }

    /** The connection closes. The sandbox does not process the request. */
    public static Fault connectionDropped() {
        return new Fault(Kind.CONNECTION_DROPPED, null);
    }

    /**
     * The sandbox processes the request, then the connection closes without a response. The caller cannot know whether
     * the sandbox has processed the request.
     */
    public static Fault responseLost() {
        return new Fault(Kind.RESPONSE_LOST, null);
    }

    /** The sandbox processes the request, then the connection closes in the middle of the response's body. */
    public static Fault responseTruncated() {
        return new Fault(Kind.RESPONSE_TRUNCATED, null);
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
                Kind.RESPONSE, ApiResponse.bytes(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The response has the status 307 (same method, same body) and this location. The sandbox does not process the
     * request.
     *
     * @param location absolute or relative; not null
     */
    public static Fault redirect(String location) {
        return new Fault(
                Kind.RESPONSE,
                ApiResponse.empty(307).withHeaders(Map.of("Location", Objects.requireNonNull(location, "location"))));
    }

    Kind kind() {
        return kind;
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
