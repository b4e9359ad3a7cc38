package io.github.camelsendcloud.internal.webhook;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.DeliveryAuth;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudWebhookConfiguration;
import io.github.camelsendcloud.api.HttpMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds or creates a connection to this receiver and a subscription for the connection. Connections to other addresses
 * stay unchanged.
 */
final class SubscriptionRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionRegistration.class);
    private static final String CONNECTIONS = "event-subscriptions/connections";
    private static final String SUBSCRIPTIONS = "event-subscriptions/subscriptions";
    private static final String EVENT = "parcels.event.created";

    private final SendcloudWebhookConfiguration options;
    private final ManagementCalls calls;
    private final String url;

    /** @param url the address at which Sendcloud reaches this receiver */
    SubscriptionRegistration(SendcloudWebhookConfiguration options, ManagementCalls calls, String url) {
        this.options = options;
        this.calls = calls;
        this.url = url;
    }

    /**
     * Registers the receiver.
     *
     * @throws SendcloudOperationFailedException when a call fails
     * @throws IllegalStateException             when the connection has another kind of authentication, and the options
     *                                           do not allow a replacement
     */
    void run() throws SendcloudOperationFailedException {
        Long connection = connection();
        if (connection == null) {
            return;
        }
        Long subscription = subscription(connection);
        if (subscription != null && options.isSendTestEvent() && !options.isRegisterDryRun()) {
            JsonNode result = calls.call(HttpMethod.POST, "event-subscriptions/broadcast/test/" + subscription, null);
            LOG.info("The response to the test event of subscription {} has the status {}", subscription,
                    result.at("/data/status_code").asText());
        }
    }

    private Long connection() throws SendcloudOperationFailedException {
        for (JsonNode existing : calls.data(CONNECTIONS)) {
            if (existing.path("type").asText().equals("webhook") && existing.at("/configuration/url").asText().equals(url)) {
                return reuse(existing);
            }
        }
        if (options.isRegisterDryRun()) {
            LOG.info("Option registerDryRun: Sendcloud has no connection to {}", WebhookRegistration.plain(url));
            return null;
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("type", "webhook");
        wanted.set("configuration", configuration());
        long id = calls.call(HttpMethod.POST, CONNECTIONS, wanted).at("/data/id").asLong();
        LOG.info("Option register: connection {} to {} is created", id, WebhookRegistration.plain(url));
        return id;
    }

    /** Messages name the kind of the authentication, never its secret. */
    private Long reuse(JsonNode connection) throws SendcloudOperationFailedException {
        long id = connection.path("id").asLong();
        String present = connection.at("/configuration/auth_type").asText("none");
        boolean matches = present.equals(authType());
        if (matches && (options.getDeliveryAuth() == DeliveryAuth.NONE || !options.isRegisterReplace())) {
            LOG.debug("Connection {} to this receiver with auth_type {} stays unchanged", id, present);
            return id;
        }
        String difference = matches
                ? "connection " + id + " has auth_type " + present + ", possibly with another credential than this consumer"
                : "connection " + id + " has auth_type " + present + ". The consumer needs auth_type " + authType();
        if (options.isRegisterDryRun()) {
            LOG.info("Option registerDryRun: {}", difference);
            return id;
        }
        if (!options.isRegisterReplace()) {
            throw new IllegalStateException(
                    "Option register: " + difference + ". Set registerReplace=true to change the connection");
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.set("configuration", configuration());
        calls.call(HttpMethod.PATCH, CONNECTIONS + "/" + id, change);
        LOG.info("Option register: {}. Done", difference);
        return id;
    }

    private Long subscription(long connection) throws SendcloudOperationFailedException {
        for (JsonNode existing : calls.data(SUBSCRIPTIONS)) {
            if (existing.path("connection_id").asLong() == connection && existing.path("event_type").asText().equals(EVENT)) {
                long id = existing.path("id").asLong();
                if (!existing.path("is_active").asBoolean()) {
                    change("subscription " + id + " is not active", HttpMethod.PATCH, SUBSCRIPTIONS + "/" + id,
                            JsonNodeFactory.instance.objectNode().put("is_active", true));
                }
                return id;
            }
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("connection_id", connection).put("event_type", EVENT).put("is_active", true);
        JsonNode created = change("connection " + connection + " has no subscription", HttpMethod.POST, SUBSCRIPTIONS, wanted);
        return created == null ? null : Long.valueOf(created.at("/data/id").asLong());
    }

    private JsonNode change(String difference, HttpMethod method, String address, JsonNode body)
            throws SendcloudOperationFailedException {
        if (options.isRegisterDryRun()) {
            LOG.info("Option registerDryRun: {}", difference);
            return null;
        }
        JsonNode response = calls.call(method, address, body);
        LOG.info("Option register: {}. Done", difference);
        return response;
    }

    private String authType() {
        return options.getDeliveryAuth().name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode configuration() {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode().put("url", url).put("auth_type", authType());
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        switch (options.getDeliveryAuth()) {
            case BEARER -> secret.put("token", options.getDeliveryToken());
            case BASIC -> secret.put("username", options.getDeliveryUsername()).put("password", options.getDeliveryPassword());
            case API_KEY -> secret.put("header_name", options.getDeliveryApiKeyHeader())
                    .put("api_key", options.getDeliveryApiKey());
            default -> {
                return configuration;
            }
        }
        configuration.set("auth_config", secret);
        return configuration;
    }
}
