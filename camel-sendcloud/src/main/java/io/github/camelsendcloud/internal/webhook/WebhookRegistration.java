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
 * Has an integration send its webhooks here. What is right already is left alone, and so is what is somebody else's.
 */
final class WebhookRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

    private final SendcloudWebhookConfiguration options;
    private final ManagementCalls calls;
    private final String url;

    /** @param url where Sendcloud reaches us */
    WebhookRegistration(SendcloudWebhookConfiguration options, ManagementCalls calls, String url) {
        this.options = options;
        this.calls = calls;
        this.url = url;
    }

    /**
     * @throws IllegalStateException when the integration sends its webhooks elsewhere, and may not be told otherwise
     */
    void run() throws SendcloudOperationFailedException {
        long id = options.getIntegrationId() == null ? calls.integrationId() : options.getIntegrationId();
        JsonNode integration = calls.data("integrations/" + id);
        String present = integration.hasNonNull("webhook_url") ? integration.path("webhook_url").asText() : "";
        boolean active = integration.path("webhook_active").asBoolean();
        if (present.equals(url) && active) {
            LOG.debug("Integration {} sends its webhooks here already", id);
            return;
        }
        String difference = "integration " + id + " sends its webhooks " + (active ? "to " : "nowhere; its address is ")
                            + (present.isEmpty() ? "empty" : plain(present)) + ". It should send them to " + plain(url);
        if (options.isRegisterDryRun()) {
            LOG.info("Option registerDryRun: {}", difference);
            return;
        }
        if (!present.isEmpty() && !present.equals(url) && !options.isRegisterReplace()) {
            throw new IllegalStateException(
                    "Option register: " + difference + ". With registerReplace=true the address is replaced");
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("webhook_url", url).put("webhook_active", true);
        calls.call(HttpMethod.PATCH, "integrations/" + id, change);
        LOG.info("Option register: {}. Done", difference);
    }

    /** A query may have a secret in it. */
    static String plain(String url) {
        return URISupport.stripQuery(url);
    }
}
