package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.SendcloudAuthenticationException;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new secrets from events {@code integration_credentials}. Such an event is signed with the secret that the event
 * itself contains, which any sender can do: the event is a hint, no more. The proof is that Sendcloud knows the keys as
 * those of our integration. {@link RefusedKeys} bounds how often Sendcloud is asked.
 */
final class SecretRotation {

    private static final Logger LOG = LoggerFactory.getLogger(SecretRotation.class);

    private final WebhookSignature signature;
    private final Lookup lookup;
    private final long integrationId;
    private final LongSupplier nanoTime;
    private final RefusedKeys pairs;

    /** Asks Sendcloud. */
    interface Lookup {

        /** Whether these are the keys that this endpoint itself has. */
        boolean isOwn(IncomingEvent.NewKeys keys);

        /** The integration that the keys belong to. */
        long integrationId(IncomingEvent.NewKeys keys) throws SendcloudOperationFailedException;
    }

    /**
     * @param signature     to take the secrets
     * @param integrationId ours, as known before the change
     */
    SecretRotation(WebhookSignature signature, Lookup lookup, long integrationId, LongSupplier nanoTime) {
        this.signature = signature;
        this.lookup = lookup;
        this.integrationId = integrationId;
        this.nanoTime = nanoTime;
        this.pairs = new RefusedKeys(nanoTime.getAsLong());
    }

    /**
     * Looks at a delivery that no known secret has signed. When the delivery brings keys of our integration, their
     * secret is accepted for signatures from now on.
     *
     * @return {@code null} for such keys, else what the sender is told
     */
    WebhookResponse refusal(byte[] body, Object proof) {
        IncomingEvent.NewKeys keys = hint(body, proof);
        if (keys == null) {
            return WebhookResponse.REFUSED;
        }
        if (lookup.isOwn(keys)) {
            // a stranger does not have these: no bound is needed
            return check(keys);
        }
        return switch (pairs.begin(keys, nanoTime.getAsLong())) {
            case REFUSED -> WebhookResponse.REFUSED;
            case LATER -> {
                LOG.info("New keys came in for integration {}. Sendcloud is asked about them when they come again: there"
                         + " are too many at once",
                        integrationId);
                yield WebhookResponse.NOT_NOW;
            }
            case CHECK -> {
                WebhookResponse answer = WebhookResponse.NOT_NOW;
                try {
                    answer = check(keys);
                } finally {
                    pairs.end(keys, answer == WebhookResponse.REFUSED, nanoTime.getAsLong());
                }
                yield answer;
            }
        };
    }

    /** @return {@code null} for anything but an event about our integration that is signed with its own secret */
    private IncomingEvent.NewKeys hint(byte[] body, Object proof) {
        try {
            IncomingEvent delivery = IncomingEvent.parse(body);
            IncomingEvent.NewKeys keys = delivery.newKeys();
            Long id = delivery.integrationId();
            return keys != null && id != null && id == integrationId
                    && WebhookSignature.matches(body, proof, keys.secretKey()) ? keys : null;
        } catch (IOException e) {
            // no such event, then
            return null;
        }
    }

    private WebhookResponse check(IncomingEvent.NewKeys keys) {
        try {
            if (lookup.integrationId(keys) == integrationId) {
                signature.accept(keys.secretKey());
                LOG.info("Webhooks of integration {} may be signed with a new secret from now on", integrationId);
                return null;
            }
        } catch (SendcloudOperationFailedException e) {
            // the failure is about keys that nobody may see: only its kind is told
            if (!(e instanceof SendcloudAuthenticationException) || e.isRetryable()) {
                LOG.warn("New keys came in for integration {}, but Sendcloud could not be asked about them (status {})",
                        integrationId, e.getStatusCode());
                return WebhookResponse.NOT_NOW;
            }
        } catch (RuntimeException e) {
            LOG.warn("New keys came in for integration {}, but Sendcloud could not be asked about them: {}", integrationId,
                    e.toString());
            return WebhookResponse.NOT_NOW;
        }
        LOG.warn("New keys came in for integration {}, but Sendcloud does not know them as its keys", integrationId);
        return WebhookResponse.REFUSED;
    }
}
