package io.github.camelsendcloud;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.webhook.Delivery;
import io.github.camelsendcloud.webhook.WebhookSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new secrets from events {@code integration_credentials}. Such an event is signed with the secret that it
 * brings, which anybody can do: it is a hint, no more. What makes it true is that Sendcloud knows the keys, as those of
 * our integration.
 */
final class NewSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(NewSecrets.class);

    /** Strangers make us ask Sendcloud no more often than this. */
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final WebhookSignature signature;
    private final ApiCalls calls;
    private final long integrationId;
    private final LongSupplier nanoTime;
    private long next;

    /**
     * @param signature     to take the secrets
     * @param integrationId ours, as known before the change
     */
    NewSecrets(WebhookSignature signature, ApiCalls calls, long integrationId, LongSupplier nanoTime) {
        this.signature = signature;
        this.calls = calls;
        this.integrationId = integrationId;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** Whether this is such an event, and true. Its secret is accepted for signatures then. */
    boolean accept(byte[] body, Object proof) {
        Delivery.NewKeys keys;
        Long id;
        try {
            Delivery delivery = Delivery.parse(body);
            keys = delivery.newKeys();
            id = delivery.integrationId();
        } catch (IOException e) {
            // no such event, then
            return false;
        }
        if (keys == null || id == null || id != integrationId
                || !WebhookSignature.matches(body, proof, keys.secretKey()) || !isMyTurn()) {
            return false;
        }
        long owner;
        try {
            owner = calls.with(keys, NewSecrets::owner);
        } catch (RuntimeException e) {
            LOG.warn("New keys came in for integration {}, but Sendcloud could not be asked about them: {}", integrationId,
                    e.toString());
            return false;
        }
        if (owner != integrationId) {
            LOG.warn("New keys came in for integration {}, but Sendcloud does not know them as its keys", integrationId);
            return false;
        }
        signature.accept(keys.secretKey());
        LOG.info("Webhooks of integration {} may be signed with a new secret from now on", integrationId);
        return true;
    }

    private synchronized boolean isMyTurn() {
        long now = nanoTime.getAsLong();
        if (now - next < 0) {
            return false;
        }
        next = now + PAUSE;
        return true;
    }

    private static long owner(ApiCalls calls) {
        try {
            return calls.integrationId();
        } catch (SendcloudOperationFailedException e) {
            // it is about keys that nobody may see: only what kind of failure it was is told
            LOG.debug("Sendcloud answered {} to new keys", e.getStatusCode());
            return -1;
        }
    }
}
