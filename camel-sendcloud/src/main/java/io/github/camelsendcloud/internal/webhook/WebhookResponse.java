package io.github.camelsendcloud.internal.webhook;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;

/** All that a caller is ever told. Sendcloud comes again after anything but 200. */
enum WebhookResponse {
    OK(200, "OK"),
    NOT_JSON(400, "Not JSON"),
    REFUSED(401, "Unauthorized"),
    WRONG_METHOD(405, "Only POST"),
    TOO_LARGE(413, "Too large"),
    FAILED(500, "Failed"),
    NOT_NOW(503, "Not now");

    private final int status;
    private final String text;

    WebhookResponse(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /** Puts this on the exchange of the server, and nothing else: a server would send back what is on the message. */
    void on(Exchange server) {
        DefaultMessage answer = new DefaultMessage(server);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        answer.setHeader(Exchange.CONTENT_TYPE, "text/plain");
        answer.setBody(text);
        server.setException(null);
        server.setMessage(answer);
    }
}
