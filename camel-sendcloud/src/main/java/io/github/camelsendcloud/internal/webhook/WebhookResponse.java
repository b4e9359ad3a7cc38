package io.github.camelsendcloud.internal.webhook;

import java.util.Locale;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;

/** The responses to a sender. Sendcloud retries a delivery after any status but 200. */
enum WebhookResponse {
    OK(200, "OK"),
    NOT_JSON(400, "Not JSON"),
    UNAUTHORIZED(401, "Unauthorized"),
    WRONG_METHOD(405, "Only POST"),
    TOO_LARGE(413, "Too large"),
    FAILED(500, "Failed"),
    RETRY_LATER(503, "Not now");

    private final int status;
    private final String text;

    WebhookResponse(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    /**
     * The kind of the response for meters.
     *
     * @param routed whether a route has processed the event
     */
    String tag(boolean routed) {
        return this == OK ? routed ? "accepted" : "ignored" : name().toLowerCase(Locale.ROOT);
    }

    /** Replaces the message of the server's exchange. The server would return any other header of the message. */
    void on(Exchange server) {
        DefaultMessage response = new DefaultMessage(server);
        response.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        response.setHeader(Exchange.CONTENT_TYPE, "text/plain");
        response.setBody(text);
        server.setException(null);
        server.setMessage(response);
    }
}
