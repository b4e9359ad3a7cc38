package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Connections, subscriptions and the test event of event subscriptions. All integrations share these resources. Lock:
 * this object.
 */
final class EventSubscriptionsApi {

    private static final String ROOT = "/api/v3/event-subscriptions";

    private final Webhooks webhooks;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, ObjectNode> connections = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> subscriptions = new LinkedHashMap<>();

    EventSubscriptionsApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    void addTo(Router router) {
        router.add("GET", ROOT + "/connections", request -> list(connections));
        router.add("POST", ROOT + "/connections", request -> create(request, connections));
        router.add("GET", ROOT + "/connections/{id}", request -> retrieve(request, connections));
        router.add("PATCH", ROOT + "/connections/{id}", request -> update(request, connections));
        router.add("GET", ROOT + "/subscriptions", request -> list(subscriptions));
        router.add("POST", ROOT + "/subscriptions", request -> create(request, subscriptions));
        router.add("GET", ROOT + "/subscriptions/{id}", request -> retrieve(request, subscriptions));
        router.add("PATCH", ROOT + "/subscriptions/{id}", request -> update(request, subscriptions));
        router.add("POST", ROOT + "/broadcast/test/{id}", this::sendTestEvent);
    }

    private synchronized ApiResponse list(Map<Long, ObjectNode> resources) {
        ArrayNode data = Json.array();
        resources.values().forEach(resource -> data.add(withoutCredentials(resource)));
        return ApiResponse.data(200, data);
    }

    private synchronized ApiResponse create(ApiRequest request, Map<Long, ObjectNode> resources) {
        ObjectNode resource = request.jsonObject();
        if (resources == subscriptions && !connections.containsKey(resource.path("connection_id").asLong())) {
            return ErrorResponses.of(request, 400, "invalid", "Connection not found");
        }
        resource.put("id", ids.incrementAndGet()).put("created_at", Times.v3(Instant.now()));
        resources.put(resource.path("id").asLong(), resource);
        return dataResponse(201, resource);
    }

    private synchronized ApiResponse retrieve(ApiRequest request, Map<Long, ObjectNode> resources) {
        return dataResponse(200, find(request, resources));
    }

    private synchronized ApiResponse update(ApiRequest request, Map<Long, ObjectNode> resources) {
        ObjectNode resource = find(request, resources);
        resource.setAll(request.jsonObject());
        return dataResponse(200, resource);
    }

    private ApiResponse sendTestEvent(ApiRequest request) {
        ObjectNode event = Json.object().put("event_type", TrackingEvent.TYPE);
        ObjectNode data = event.putObject("data");
        data.putObject("parcel").put("parcel_id", 12345678).put("tracking_number", "3SYZXG132912330").put("carrier_code",
                "dpd");
        data.putObject("event").put("event_type", "carrier").put("timestamp", "2026-01-15T10:30:00Z").put("phase",
                "in_transit");
        JsonNode connection;
        synchronized (this) {
            connection = connections.get(find(request, subscriptions).path("connection_id").asLong());
        }
        int status = send(connection.path("configuration"), event).join();
        return ApiResponse.data(
                200, Json.object().put("success", status / 100 == 2).put("status_code", status).put("response_body", ""));
    }

    /** Delivers an event to the receiver of each active subscription. */
    void deliver(ObjectNode event) {
        List<JsonNode> receivers;
        synchronized (this) {
            receivers = subscriptions.values().stream().filter(subscription -> subscription.path("is_active").asBoolean())
                    .map(subscription -> connections.get(subscription.path("connection_id").asLong()).path("configuration"))
                    .toList();
        }
        receivers.forEach(configuration -> send(configuration, event));
    }

    private CompletableFuture<Integer> send(JsonNode configuration, ObjectNode event) {
        JsonNode auth = configuration.path("auth_config");
        Map<String, String> headers = switch (configuration.path("auth_type").asText()) {
            case "bearer" -> Map.of("Authorization", "Bearer " + auth.path("token").asText());
            case "basic" -> Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                    (auth.path("username").asText() + ":" + auth.path("password").asText()).getBytes(StandardCharsets.UTF_8)));
            case "api_key" -> Map.of(auth.path("header_name").asText(), auth.path("api_key").asText());
            default -> Map.of();
        };
        return webhooks.deliver(configuration.path("url").asText(), PythonJson.bytes(event), headers);
    }

    private static ObjectNode find(ApiRequest request, Map<Long, ObjectNode> resources) {
        ObjectNode resource = resources.get(request.id());
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

    synchronized void clear() {
        connections.clear();
        subscriptions.clear();
    }
}
