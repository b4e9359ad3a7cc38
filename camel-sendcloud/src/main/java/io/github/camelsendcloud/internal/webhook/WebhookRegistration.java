package io.github.camelsendcloud.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudWebhookConfiguration;
import io.github.camelsendcloud.api.HttpMethod;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the webhook address of an integration to this receiver. A correct address stays unchanged. The address of
 * another receiver is replaced only with the option registerReplace.
 */
final class WebhookRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

    private final SendcloudWebhookConfiguration options;
    private final ManagementCalls calls;
    private final String url;

    /** @param url the address at which Sendcloud reaches this receiver */
    WebhookRegistration(SendcloudWebhookConfiguration options, ManagementCalls calls, String url) {
        this.options = options;
        this.calls = calls;
        this.url = url;
    }

    /**
     * Registers the receiver.
     *
     * @throws SendcloudOperationFailedException when a call fails
     * @throws IllegalStateException             when the integration has the address of another receiver, and the
     *                                           options do not allow a replacement
     */
    void run() throws SendcloudOperationFailedException {
        long id = options.getIntegrationId() == null ? calls.integrationId() : options.getIntegrationId();
        JsonNode integration = calls.data("integrations/" + id);
        String present = integration.hasNonNull("webhook_url") ? integration.path("webhook_url").asText() : "";
        boolean active = integration.path("webhook_active").asBoolean();
        if (present.equals(url) && active) {
            LOG.debug("Integration {} already sends webhooks to this receiver", id);
            return;
        }
        String difference = "integration " + id + (active ? " sends webhooks to " : " sends no webhooks; the address is ")
                            + (present.isEmpty() ? "an empty address" : plain(present)) + ". The address of this receiver is "
                            + plain(url);
        if (options.isRegisterDryRun()) {
            LOG.info("Option registerDryRun: {}", difference);
            return;
        }
        if (!present.isEmpty() && !present.equals(url) && !options.isRegisterReplace()) {
            throw new IllegalStateException(
                    "Option register: " + difference + ". Set registerReplace=true to replace the address");
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("webhook_url", url).put("webhook_active", true);
        calls.call(HttpMethod.PATCH, "integrations/" + id, change);
        LOG.info("Option register: {}. Done", difference);
    }

    /** The address without the query, which may contain a secret. */
    static String plain(String url) {
        return URISupport.stripQuery(url);
    }
}
