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

/** Connections, subscriptions and the test event of event subscriptions. The account is that of all integrations. */
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
        router.add("GET", ROOT + "/connections/{id}", request -> one(request, connections));
        router.add("PATCH", ROOT + "/connections/{id}", request -> change(request, connections));
        router.add("GET", ROOT + "/subscriptions", request -> list(subscriptions));
        router.add("POST", ROOT + "/subscriptions", request -> create(request, subscriptions));
        router.add("GET", ROOT + "/subscriptions/{id}", request -> one(request, subscriptions));
        router.add("PATCH", ROOT + "/subscriptions/{id}", request -> change(request, subscriptions));
        router.add("POST", ROOT + "/broadcast/test/{id}", this::test);
    }

    private synchronized Answer list(Map<Long, ObjectNode> things) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        things.values().forEach(thing -> data.add(shown(thing)));
        return Answer.json(200, body);
    }

    private synchronized Answer create(ApiRequest request, Map<Long, ObjectNode> things) {
        ObjectNode thing = request.jsonObject();
        if (things == subscriptions && !connections.containsKey(thing.path("connection_id").asLong())) {
            return ErrorAnswers.of(request, 400, "invalid", "Connection not found");
        }
        thing.put("id", ids.incrementAndGet()).put("created_at", Times.v3(Instant.now()));
        things.put(thing.path("id").asLong(), thing);
        return answer(201, thing);
    }

    private synchronized Answer one(ApiRequest request, Map<Long, ObjectNode> things) {
        return answer(200, find(request, things));
    }

    private synchronized Answer change(ApiRequest request, Map<Long, ObjectNode> things) {
        ObjectNode thing = find(request, things);
        thing.setAll(request.jsonObject());
        return answer(200, thing);
    }

    private Answer test(ApiRequest request) {
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
        ObjectNode body = Json.object();
        body.putObject("data").put("success", status / 100 == 2).put("status_code", status).put("response_body", "");
        return Answer.json(200, body);
    }

    /** Delivers an event by each active subscription. */
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

    private static ObjectNode find(ApiRequest request, Map<Long, ObjectNode> things) {
        ObjectNode thing = things.get(request.id());
        if (thing == null) {
            throw new Refusal(ErrorAnswers.of(request, 404, "not_found", "Not found."));
        }
        return thing;
    }

    private static Answer answer(int status, ObjectNode thing) {
        ObjectNode body = Json.object();
        body.set("data", shown(thing));
        return Answer.json(status, body);
    }

    /** Without what it authenticates with. */
    private static ObjectNode shown(ObjectNode thing) {
        ObjectNode shown = thing.deepCopy();
        if (shown.path("configuration") instanceof ObjectNode configuration) {
            configuration.remove("auth_config");
        }
        return shown;
    }

    synchronized void clear() {
        connections.clear();
        subscriptions.clear();
    }
}
