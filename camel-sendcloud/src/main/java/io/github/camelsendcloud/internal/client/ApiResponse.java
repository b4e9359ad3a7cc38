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

/** A response, off the wire. What the head and an error say is without the credentials that were sent. */
public final class ApiResponse {

    private final HttpResponse head;
    private final StreamCache content;
    private final String error;
    private final String contentType;
    private final Redaction redaction;

    /**
     * @param content of a success; {@code null} when there is none
     * @param error   what stands in any other answer; empty when there is nothing
     * @param sent    masks the credentials that were sent
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

    /** The same answer, as a success with that content, whatever it had itself. */
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

    /** The reason phrase; {@code null} when there is none. */
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

    /** All values of a header, in order; empty when there is none. */
    public List<String> headers(String name) {
        return Arrays.stream(head.getHeaders(name)).map(header -> redaction.apply(header.getValue())).toList();
    }

    /** The headers, the last value of each, without those that could hold a credential. */
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

    /** Masks the credentials that were sent: for whatever is taken out of the content and leaves as another text. */
    public Redaction redaction() {
        return redaction;
    }

    /** The body of a success, decompressed and as the server sent it; {@code null} when there is none. */
    public StreamCache content() {
        return content;
    }

    /** The body of any other answer, with credentials masked; empty when there is none. */
    public String error() {
        return error;
    }
}
