package io.github.camelsendcloud.sandbox.internal.events;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.BasicHeader;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.json.PythonJson;

/**
 * Connections, subscriptions and the test event of event subscriptions. An account has its own resources.
 */
public final class EventSubscriptionsApi {

    private static final String ROOT = "/api/v3/event-subscriptions";
    private static final String CONNECTIONS = "event connections";
    private static final String SUBSCRIPTIONS = "event subscriptions";

    private static final Map<String, List<String>> FIELDS = Map.of(
            CONNECTIONS, List.of("type", "configuration"),
            SUBSCRIPTIONS, List.of("connection_id", "event_type", "is_active"));

    private final Sender sender;

    public EventSubscriptionsApi(Sender sender) {
        this.sender = sender;
    }

    public void addTo(Router router) {
        router.add("GET", ROOT + "/connections", request -> list(request, CONNECTIONS));
        router.add("POST", ROOT + "/connections", request -> create(request, CONNECTIONS));
        router.add("GET", ROOT + "/connections/{id}", request -> retrieve(request, CONNECTIONS));
        router.add("PATCH", ROOT + "/connections/{id}", request -> update(request, CONNECTIONS));
        router.add("DELETE", ROOT + "/connections/{id}", this::deleteConnection);
        router.add("POST", ROOT + "/connections/{id}/authorization", this::startAuthorization);
        router.add("GET", ROOT + "/subscriptions", request -> list(request, SUBSCRIPTIONS));
        router.add("POST", ROOT + "/subscriptions", request -> create(request, SUBSCRIPTIONS));
        router.add("GET", ROOT + "/subscriptions/{id}", request -> retrieve(request, SUBSCRIPTIONS));
        router.add("PATCH", ROOT + "/subscriptions/{id}", request -> update(request, SUBSCRIPTIONS));
        router.add("DELETE", ROOT + "/subscriptions/{id}", this::deleteSubscription);
        router.add("POST", ROOT + "/broadcast/test/{id}", this::sendTestEvent);
    }

    private ApiResponse list(ApiRequest request, String table) {
        String type = request.query().first("connection_type");
        String eventType = request.query().first("event_type");
        String active = request.query().first("is_active");
        ArrayNode data = Json.array();
        request.store().table(table).rows().stream()
                .filter(resource -> type == null || type.equals(resource.path("type").asText(type)))
                .filter(resource -> eventType == null || eventType.equals(resource.path("event_type").asText(eventType)))
                .filter(resource -> active == null || active.equalsIgnoreCase(resource.path("is_active").asText(active)))
                .forEach(resource -> data.add(withoutCredentials(resource)));
        return ApiResponse.data(200, data);
    }

    private ApiResponse create(ApiRequest request, String table) {
        ObjectNode resource = request.jsonObject().retain(FIELDS.get(table));
        if (table.equals(SUBSCRIPTIONS) && !resource.has("is_active")) {
            resource.put("is_active", true);
        }
        check(request, table, resource);
        String now = Times.v3(request.store().clock().now());
        long id = request.store().table(table).nextId();
        resource.put("id", id).put("created_at", now).put("updated_at", now);
        request.store().table(table).put(id, resource);
        return dataResponse(201, resource);
    }

    private static void check(ApiRequest request, String table, ObjectNode resource) {
        if (table.equals(CONNECTIONS)) {
            EventSubscriptionRules.checkConnection(resource);
        } else {
            boolean connected = request.store().table(CONNECTIONS).get(resource.path("connection_id").asLong()) != null;
            EventSubscriptionRules.checkSubscription(resource, connected);
        }
    }

    private ApiResponse retrieve(ApiRequest request, String table) {
        return dataResponse(200, find(request, table));
    }

    /** Changes the fields in the request. A change of a configuration keeps the other fields of the configuration. */
    private ApiResponse update(ApiRequest request, String table) {
        ObjectNode changed = find(request, table).deepCopy();
        ObjectNode changes = request.jsonObject().retain(FIELDS.get(table));
        if (changes.path("configuration") instanceof ObjectNode configuration
                && changed.path("configuration") instanceof ObjectNode old) {
            changes.set("configuration", old.deepCopy().setAll(configuration));
        }
        changed.setAll(changes);
        check(request, table, changed);
        changed.put("updated_at", Times.v3(request.store().clock().now()));
        return dataResponse(200, request.store().table(table).put(request.id(), changed));
    }

    /** Deletes a connection and its subscriptions. */
    private ApiResponse deleteConnection(ApiRequest request) {
        find(request, CONNECTIONS);
        Table subscriptions = request.store().table(SUBSCRIPTIONS);
        subscriptions.rows(subscription -> subscription.path("connection_id").asLong() == request.id())
                .forEach(subscription -> subscriptions.remove(subscription.path("id").asText()));
        request.store().table(CONNECTIONS).remove(String.valueOf(request.id()));
        return ApiResponse.empty(204);
    }

    private ApiResponse deleteSubscription(ApiRequest request) {
        find(request, SUBSCRIPTIONS);
        request.store().table(SUBSCRIPTIONS).remove(String.valueOf(request.id()));
        return ApiResponse.empty(204);
    }

    /** The address where a user allows deliveries to Klaviyo. The sandbox never calls Klaviyo. */
    private ApiResponse startAuthorization(ApiRequest request) {
        find(request, CONNECTIONS);
        String callback = URLEncoder.encode(
                request.origin() + ROOT + "/connections/authorization/callback", StandardCharsets.UTF_8);
        return ApiResponse.data(200, Json.object().put("authorization_url",
                "https://www.klaviyo.com/oauth/authorize?client_id=sendcloud&response_type=code&redirect_uri=" + callback
                                                                            + "&state=" + UUID.randomUUID()));
    }

    private ApiResponse sendTestEvent(ApiRequest request) {
        ObjectNode event = Json.object().put("event_type", TrackingEvent.TYPE);
        ObjectNode data = event.putObject("data");
        data.putObject("parcel").put("parcel_id", 12345678).put("tracking_number", "3SYZXG132912330").put("carrier_code",
                "dpd");
        data.putObject("event").put("event_type", "carrier").put("timestamp", "2026-01-15T10:30:00Z").put("phase",
                "in_transit");
        int status = send(
                receiver(request.store(), find(request, SUBSCRIPTIONS)), request.integration().id(), null, event).join();
        return ApiResponse.data(
                200, Json.object().put("success", status / 100 == 2).put("status_code", status).put("response_body", ""));
    }

    /**
     * Delivers an event to the receiver of each active subscription of an account.
     *
     * @param integration the id of the account's integration
     * @param about       the id of the parcel
     */
    public void deliver(Store store, long integration, Object about, Supplier<ObjectNode> event) {
        List<ObjectNode> active = store.table(SUBSCRIPTIONS).rows(subscription -> subscription.path("is_active").asBoolean()
                && TrackingEvent.TYPE.equals(Json.text(subscription, "event_type", TrackingEvent.TYPE)));
        if (!active.isEmpty()) {
            ObjectNode content = event.get();
            active.forEach(subscription -> send(receiver(store, subscription), integration, about, content));
        }
    }

    private static JsonNode receiver(Store store, ObjectNode subscription) {
        ObjectNode connection = store.table(CONNECTIONS).get(subscription.path("connection_id").asLong());
        return connection == null ? MissingNode.getInstance() : connection.path("configuration");
    }

    private CompletableFuture<Integer> send(JsonNode configuration, long integration, Object about, ObjectNode event) {
        if (configuration.isMissingNode()) {
            return CompletableFuture.completedFuture(0);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        configuration.path("extra_headers").properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        JsonNode auth = configuration.path("auth_config");
        switch (configuration.path("auth_type").asText()) {
            case "bearer" -> headers.put("Authorization", "Bearer " + auth.path("token").asText());
            case "basic" -> headers.put("Authorization", BasicHeader.of(
                    auth.path("username").asText(), auth.path("password").asText()));
            case "api_key" -> headers.put(auth.path("header_name").asText(), auth.path("api_key").asText());
            default -> {
            }
        }
        return sender.deliver(integration, about, configuration.path("url").asText(), PythonJson.bytes(event), headers);
    }

    private static ObjectNode find(ApiRequest request, String table) {
        ObjectNode resource = request.store().table(table).get(request.id());
        if (resource == null) {
            throw new ErrorResponseException(ErrorResponses.notFound(request));
        }
        return resource;
    }

    private static ApiResponse dataResponse(int status, ObjectNode resource) {
        return ApiResponse.data(status, withoutCredentials(resource));
    }

    /** A copy without the credentials of its deliveries. */
    private static ObjectNode withoutCredentials(ObjectNode resource) {
        ObjectNode copy = resource.deepCopy();
        if (copy.path("configuration") instanceof ObjectNode configuration) {
            configuration.remove("auth_config");
        }
        return copy;
    }
}
