package io.github.camelsendcloud.internal.client;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.internal.auth.Redaction;
import org.apache.camel.StreamCache;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/**
 * A response that has been read. The headers and the body of an error do not contain the credentials of the request.
 */
public final class ApiResponse {

    private final HttpResponse head;
    private final StreamCache content;
    private final String error;
    private final String contentType;
    private final Redaction redaction;

    /**
     * @param content the body of a success; {@code null} for no body
     * @param error   the body of another response; empty for no body
     * @param sent    masks the credentials of the request
     */
    ApiResponse(HttpResponse head, StreamCache content, String error, Redaction sent) {
        this(head, content, sent.apply(error), sent.apply(value(head, HttpHeaders.CONTENT_TYPE)), sent);
    }

    private ApiResponse(HttpResponse head, StreamCache content, String error, String contentType, Redaction sent) {
        this.head = head;
        this.content = content;
        this.error = error;
        this.contentType = contentType;
        this.redaction = sent;
    }

    /** The same response, but as a success with that content. */
    ApiResponse withJson(StreamCache json) {
        return new ApiResponse(head, json, "", "application/json", redaction);
    }

    /** The HTTP status. */
    public int status() {
        return head.getCode();
    }

    /** Whether the status is a 2xx. */
    public boolean isSuccess() {
        return isSuccess(status());
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    /** The reason phrase; {@code null} without a reason phrase. */
    public String reason() {
        return redaction.apply(head.getReasonPhrase());
    }

    /** The first value of a header, or {@code null}. */
    public String header(String name) {
        return redaction.apply(value(head, name));
    }

    private static String value(HttpResponse head, String name) {
        Header header = head.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** All values of a header, in order; empty without such a header. */
    public List<String> headers(String name) {
        return Arrays.stream(head.getHeaders(name)).map(header -> redaction.apply(header.getValue())).toList();
    }

    /** The last value of each header, without the headers that may hold credentials. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : head.getHeaders()) {
            if (!header.getName().equalsIgnoreCase("Set-Cookie")
                    && !header.getName().equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
                headers.put(header.getName(), redaction.apply(header.getValue()));
            }
        }
        return headers;
    }

    /** The {@code Content-Type} as the server sent it with this content, or {@code null}. */
    public String contentType() {
        return contentType;
    }

    /** Masks the credentials of the request in a text, for example in a part of the content. */
    public Redaction redaction() {
        return redaction;
    }

    /** The body of a success, decompressed and otherwise unchanged; {@code null} for no body. */
    public StreamCache content() {
        return content;
    }

    /** The body of a response without success, with masked credentials; empty for no body. */
    public String error() {
        return error;
    }
}
