package io.github.camelsendcloud.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * A webhook, or a delivery of an event subscription, with its attempts.
 *
 * @param id        unique within the sandbox
 * @param time      when the sandbox created the delivery, by the clock of the sandbox
 * @param account   the name of the account
 * @param kind      {@code webhook}, or {@code event} for an event subscription
 * @param event     the action of the webhook, or the type of the event
 * @param url       the receiver
 * @param body      the body of the request
 * @param signature the signature of the newest attempt; null for a delivery of an event subscription
 * @param attempts  the newest 100 attempts, the oldest first; unmodifiable
 */
public record WebhookDelivery(
        long id, Instant time, String account, String kind, String event, String url, String body, String signature,
        List<Attempt> attempts) {

    /**
     * An attempt to send a delivery.
     *
     * @param time           when the attempt began, by the clock of the sandbox
     * @param status         the status of the response; 0 for no response
     * @param error          why there is no response; null for none
     * @param durationMillis the time until the response in milliseconds, by the clock of the machine
     */
    public record Attempt(Instant time, int status, String error, long durationMillis) {
    }
}
