package io.github.camelsendcloud.sandbox.internal.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Urls;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Checks the connections and the subscriptions of event subscriptions. */
final class EventSubscriptionRules {

    private static final Set<String> TYPES = Set.of("webhook", "klaviyo");
    private static final Set<String> EVENT_TYPES = Set.of(TrackingEvent.TYPE);
    /** The ways of authentication of deliveries, and the fields that each way needs. */
    private static final Map<String, List<String>> CREDENTIALS = Map.of(
            "none", List.of(), "bearer", List.of("token"), "basic", List.of("username", "password"),
            "api_key", List.of("header_name", "api_key"));
    private static final String DATA = "/data/";
    private static final String CONFIGURATION = "configuration/";

    private final List<ObjectNode> errors = new ArrayList<>();

    private EventSubscriptionRules() {
    }

    /**
     * Checks a connection.
     *
     * @throws ErrorResponseException 400 if the connection is not valid
     */
    static void checkConnection(ObjectNode connection) {
        EventSubscriptionRules rules = new EventSubscriptionRules();
        JsonNode configuration = connection.path("configuration");
        rules.checkChoice("type", Json.text(connection, "type"), TYPES);
        if (!configuration.isObject()) {
            rules.add("configuration", "required", "This field is required.");
        } else if (connection.path("type").asText().equals("webhook")) {
            rules.checkWebhook(configuration);
        }
        rules.reject();
    }

    private void checkWebhook(JsonNode configuration) {
        String url = Json.text(configuration, "url");
        if (url == null) {
            add(CONFIGURATION + "url", "required", "This field is required.");
        } else if (!Urls.isUrl(url)) {
            add(CONFIGURATION + "url", "invalid", "Enter a valid URL.");
        }
        String authType = Json.text(configuration, "auth_type", "none");
        checkChoice(CONFIGURATION + "auth_type", authType, CREDENTIALS.keySet());
        for (String field : CREDENTIALS.getOrDefault(authType, List.of())) {
            if (Json.text(configuration.path("auth_config"), field, "").isEmpty()) {
                add(CONFIGURATION + "auth_config/" + field, "required", "This field is required.");
            }
        }
        JsonNode headers = configuration.path("extra_headers");
        if (!headers.isMissingNode() && !headers.isObject()) {
            add(CONFIGURATION + "extra_headers", "invalid", "Expected a dictionary of items.");
        }
    }

    /**
     * Checks a subscription.
     *
     * @throws ErrorResponseException 400 if the subscription is not valid
     */
    static void checkSubscription(ObjectNode subscription, boolean connectionExists) {
        EventSubscriptionRules rules = new EventSubscriptionRules();
        if (Json.text(subscription, "connection_id") == null) {
            rules.add("connection_id", "required", "This field is required.");
        } else if (!connectionExists) {
            rules.add("connection_id", "invalid", "Connection not found");
        }
        rules.checkChoice("event_type", Json.text(subscription, "event_type"), EVENT_TYPES);
        if (!subscription.path("is_active").isBoolean()) {
            rules.add("is_active", "invalid", "Must be a valid boolean.");
        }
        rules.reject();
    }

    private void checkChoice(String field, String value, Set<String> choices) {
        if (value == null) {
            add(field, "required", "This field is required.");
        } else if (!choices.contains(value)) {
            add(field, "invalid_choice", ErrorResponses.notAChoice(value));
        }
    }

    private void add(String field, String code, String detail) {
        errors.add(ErrorResponses.errorAt(DATA + field, code, detail));
    }

    private void reject() {
        ErrorResponseException.throwIfAny(errors);
    }
}
