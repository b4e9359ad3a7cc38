package io.github.camelsendcloud.sandbox.internal.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The content of a webhook or of a delivery of an event subscription.
 *
 * @param account the name of the account that sends the message
 * @param kind    how Sendcloud sends the message
 * @param event   the action of a webhook, or the type of an event
 * @param about   the subject of the message, for example a parcel; the sandbox sends two messages about the same thing
 *                to the same address one after the other. Null for no order
 * @param url     the address of the receiver
 * @param headers the headers of the request, except for its content type
 */
public record Message(
        String account, Kind kind, String event, Object about, String url, byte[] body, Map<String, String> headers) {

    /** The two ways in which Sendcloud tells a program about events, with Sendcloud's number of retries. */
    public enum Kind {
        WEBHOOK(10),
        EVENT(5);

        private final int retries;

        Kind(int retries) {
            this.retries = retries;
        }

        public int retries() {
            return retries;
        }
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Object order() {
        return about == null ? null : url + ' ' + about;
    }
}
