package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.SendcloudAuthenticationException;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts new secrets from events {@code integration_credentials}. Such an event is signed with the secret that the
 * event itself contains. Any sender can create such an event, so the event proves nothing. The proof is a call:
 * Sendcloud confirms that the keys belong to the integration of the endpoint. {@link RefusedKeys} limits the number of
 * these calls.
 */
final class SecretRotation {

    private static final Logger LOG = LoggerFactory.getLogger(SecretRotation.class);

    private final WebhookSignature signature;
    private final Lookup lookup;
    private final long integrationId;
    private final LongSupplier nanoTime;
    private final RefusedKeys pairs;

    /** Looks up keys. */
    interface Lookup {

        /** Whether the keys are the keys of the endpoint. */
        boolean isOwn(IncomingEvent.NewKeys keys);

        /** The id of the integration of the keys, from Sendcloud. */
        long integrationId(IncomingEvent.NewKeys keys) throws SendcloudOperationFailedException;
    }

    /**
     * @param signature     accepts the new secrets
     * @param integrationId the id of the integration of the endpoint, from before the change of the keys
     */
    SecretRotation(WebhookSignature signature, Lookup lookup, long integrationId, LongSupplier nanoTime) {
        this.signature = signature;
        this.lookup = lookup;
        this.integrationId = integrationId;
        this.nanoTime = nanoTime;
        this.pairs = new RefusedKeys(nanoTime.getAsLong());
    }

    /**
     * Checks a delivery that is not signed with a known secret. When the delivery contains new keys of the integration
     * of the endpoint, the secret is accepted for signatures from now on.
     *
     * @param  proof the value of the signature header; {@code null} for a missing header
     * @return       {@code null} for an accepted delivery; otherwise the response to the sender
     */
    WebhookResponse refusal(byte[] body, Object proof) {
        IncomingEvent.NewKeys keys = newKeys(body, proof);
        if (keys == null) {
            return WebhookResponse.UNAUTHORIZED;
        }
        if (lookup.isOwn(keys)) {
            // an unknown sender does not have these keys, so the number of checks needs no limit
            return check(keys);
        }
        return switch (pairs.begin(keys, nanoTime.getAsLong())) {
            case REFUSED -> WebhookResponse.UNAUTHORIZED;
            case LATER -> {
                LOG.info("New keys for integration {} were received. Too many keys are being checked: these keys are checked"
                         + " when Sendcloud sends the event again",
                        integrationId);
                yield WebhookResponse.RETRY_LATER;
            }
            case CHECK -> {
                WebhookResponse response = WebhookResponse.RETRY_LATER;
                try {
                    response = check(keys);
                } finally {
                    pairs.end(keys, response == WebhookResponse.UNAUTHORIZED, nanoTime.getAsLong());
                }
                yield response;
            }
        };
    }

    /**
     * @return the new keys of a body that is signed with the secret in the body; {@code null} for any other body, and
     *         for the keys of another integration
     */
    private IncomingEvent.NewKeys newKeys(byte[] body, Object proof) {
        try {
            IncomingEvent event = IncomingEvent.parse(body);
            IncomingEvent.NewKeys keys = event.newKeys();
            Long id = event.integrationId();
            return keys != null && id != null && id == integrationId
                    && WebhookSignature.matches(body, proof, keys.secretKey()) ? keys : null;
        } catch (IOException e) {
            // the body contains no event, and so no keys
            return null;
        }
    }

    private WebhookResponse check(IncomingEvent.NewKeys keys) {
        try {
            if (lookup.integrationId(keys) == integrationId) {
                signature.accept(keys.secretKey());
                LOG.info("A new secret is accepted for the webhooks of integration {} from now on", integrationId);
                return null;
            }
        } catch (SendcloudOperationFailedException e) {
            // the exception may contain the keys, so only the status is logged
            if (!(e instanceof SendcloudAuthenticationException) || e.isRetryable()) {
                LOG.warn("New keys for integration {} were received, but the check of the keys at Sendcloud failed (status {})",
                        integrationId, e.getStatusCode());
                return WebhookResponse.RETRY_LATER;
            }
        } catch (RuntimeException e) {
            LOG.warn("New keys for integration {} were received, but the check of the keys at Sendcloud failed: {}",
                    integrationId,
                    e.toString());
            return WebhookResponse.RETRY_LATER;
        }
        LOG.warn("New keys for integration {} were received, but Sendcloud does not confirm the keys. The webhook is rejected",
                integrationId);
        return WebhookResponse.UNAUTHORIZED;
    }
}
