package io.github.camelsendcloud.sandbox.internal.pickups;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The pickups, in both versions of the API. The carrier confirms a pickup some seconds after its request. */
public final class PickupsApi {

    private static final String V2 = "/api/v2/pickups";
    private static final String V3 = "/api/v3/pickups";
    private static final Duration CONFIRMED_AFTER = Duration.ofSeconds(3);
    private static final int MAX_SIZE = 100;

    public void addTo(Router router) {
        router.add("POST", V2, this::create);
        router.add("GET", V2, this::listV2);
        router.add("GET", V2 + "/{id}", this::retrieve);
        router.add("POST", V3, this::create);
        router.add("GET", V3, this::list);
        router.add("GET", V3 + "/{id}", this::retrieve);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        new PickupRules(request).check(body);
        ObjectNode row = request.version() == ApiVersion.V2 ? PickupView.fromV2(body) : fromV3(body);
        long id = table(request).nextId();
        row.put("id", id).put("tracking_number", "").put("status", "ANNOUNCING");
        row.put("created_at", Times.v3(request.store().clock().now()));
        return response(request, 201, table(request).put(id, row));
    }

    private static ObjectNode fromV3(ObjectNode body) {
        ObjectNode row = body.deepCopy();
        List.of("reference", "special_instructions").stream().filter(field -> !row.hasNonNull(field))
                .forEach(field -> row.put(field, ""));
        row.remove("cancelled_at");
        return row;
    }

    private static ApiResponse response(ApiRequest request, int status, ObjectNode row) {
        return request.version() == ApiVersion.V2
                ? ApiResponse.json(status, PickupView.v2(row)) : ApiResponse.data(status, PickupView.v3(row));
    }

    private ApiResponse retrieve(ApiRequest request) {
        ObjectNode row = table(request).get(request.id());
        return row == null
                ? ErrorResponses.of(request, 404, "not_found", "No Pickup matches the given query.")
                : response(request, 200, confirmed(request, row));
    }

    private ApiResponse list(ApiRequest request) {
        Page<ObjectNode> page = Page.of(request, rows(request), PickupsApi::id, Page.size(request, MAX_SIZE, MAX_SIZE));
        ArrayNode data = Json.array();
        page.items().forEach(row -> data.add(PickupView.v3Summary(row)));
        return page.response(request, data);
    }

    private ApiResponse listV2(ApiRequest request) {
        int size = Page.number(request, "limit", Integer.MAX_VALUE, MAX_SIZE);
        Page<ObjectNode> page = Page.newestFirst(request, rows(request), PickupsApi::id, size);
        ObjectNode body = Json.object().put("next", Page.link(request, page.next()))
                .put("previous", Page.link(request, page.previous()));
        ArrayNode pickups = body.putArray("pickups");
        page.items().forEach(row -> pickups.add(PickupView.v2Summary(row)));
        return ApiResponse.json(200, body);
    }

    private static List<ObjectNode> rows(ApiRequest request) {
        return table(request).rows().stream().map(row -> confirmed(request, row)).toList();
    }

    /** The row, with the carrier's confirmation if its time has come. */
    private static ObjectNode confirmed(ApiRequest request, ObjectNode row) {
        Instant confirmation = Instant.parse(row.path("created_at").asText()).plus(CONFIRMED_AFTER);
        if (row.path("status").asText().equals("ANNOUNCING") && !request.store().clock().now().isBefore(confirmation)) {
            row.put("status", "CREATED").put("tracking_number", "PRG%09d".formatted(id(row)));
            return table(request).put(id(row), row);
        }
        return row;
    }

    private static long id(ObjectNode row) {
        return row.path("id").asLong();
    }

    private static Table table(ApiRequest request) {
        return request.store().table("pickups");
    }
}
