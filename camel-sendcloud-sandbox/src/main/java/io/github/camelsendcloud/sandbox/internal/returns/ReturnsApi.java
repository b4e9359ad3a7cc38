package io.github.camelsendcloud.sandbox.internal.returns;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;
import io.github.camelsendcloud.sandbox.internal.tracking.ParentStatus;

/** The returns, in both versions of the API. */
public final class ReturnsApi {

    private static final String V3 = "/api/v3/returns";
    private static final String V2 = "/api/v2/returns";
    private static final int V3_MAX_PAGE_SIZE = 40;
    private static final int V2_PAGE_SIZE = 100;

    public void addTo(Router router) {
        router.add("GET", V3, this::list);
        router.add("POST", V3, this::create);
        router.add("POST", V3 + "/announce-synchronously", this::createSynchronously);
        router.add("POST", V3 + "/validate", this::validate);
        router.add("GET", V3 + "/{id}", request -> ApiResponse.json(200, new ReturnView(request).v3(find(request))));
        router.add("PATCH", V3 + "/{id}/cancel", this::cancel);
        router.add("GET", V2, this::listV2);
        router.add("GET", V2 + "/{id}", request -> ApiResponse.json(200, new ReturnView(request).v2(find(request))));
    }

    private ApiResponse list(ApiRequest request) {
        for (String name : List.of("from_date", "to_date")) {
            if (request.query().first(name) == null) {
                return ErrorResponses.invalidParameter(request, name, "required", "This field is required.");
            }
        }
        Instant from = Times.parameter(request, "from_date");
        Instant to = Times.parameter(request, "to_date");
        String status = request.query().first("parent_parcel_status");
        request.store().completeAnnouncements();
        Returns returns = new Returns(request.store());
        Predicate<ObjectNode> filter = row -> {
            Instant created = Instant.parse(row.path("created_at").asText());
            return !created.isBefore(from) && !created.isAfter(to)
                    && (status == null || status.equals(ParentStatus.of(returns.parcel(row).status())));
        };
        Page<ObjectNode> page = page(request, returns.all().stream().filter(filter).toList(),
                Page.size(request, V3_MAX_PAGE_SIZE, V3_MAX_PAGE_SIZE));
        return page.responseWithLinks(request, "data", row -> new ReturnView(request).v3(row));
    }

    private ApiResponse listV2(ApiRequest request) {
        request.store().completeAnnouncements();
        Page<ObjectNode> page = page(request, new Returns(request.store()).all(), V2_PAGE_SIZE);
        ObjectNode body = Json.object();
        body.put("next", Page.link(request, page.next())).put("previous", Page.link(request, page.previous()));
        ArrayNode list = body.putArray("returns");
        page.items().forEach(row -> list.add(new ReturnView(request).v2(row)));
        return ApiResponse.json(200, body);
    }

    private static Page<ObjectNode> page(ApiRequest request, List<ObjectNode> rows, int size) {
        return Page.newestFirst(request, rows, row -> row.path("id").asLong(), size);
    }

    private ApiResponse create(ApiRequest request) {
        Returns returns = new Returns(request.store());
        return created(returns, returns.create(valid(request), 0));
    }

    private ApiResponse createSynchronously(ApiRequest request) {
        Returns returns = new Returns(request.store());
        ObjectNode row = returns.create(valid(request), 0);
        Shipment shipment = returns.parcel(row).shipment();
        shipment.completeAnnouncements();
        if (shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            returns.remove(row);
            // Sendcloud responds in the form of v2 here, with a text as the code
            ObjectNode body = Json.object();
            body.putObject("error").put("code", "parcel_announcement_error").put("request", request.path().substring(1))
                    .put("message", Shipment.CARRIER_ERROR);
            return ApiResponse.json(400, body);
        }
        return created(returns, row);
    }

    private static ApiResponse created(Returns returns, ObjectNode row) {
        List<Long> ids = returns.parcelIds(row);
        ObjectNode body = Json.object().put("return_id", row.path("id").asLong()).put("parcel_id", ids.get(0));
        ArrayNode colli = body.putArray("multi_collo_ids");
        if (ids.size() > 1) {
            ids.forEach(colli::add);
        }
        return ApiResponse.json(201, body);
    }

    private ApiResponse validate(ApiRequest request) {
        ObjectNode body = valid(request).deepCopy();
        // the response has the weight in kilograms, and no units
        body.put("weight", BigDecimal.valueOf(Units.grams(body.path("weight")), 3));
        if (body.path("dimensions") instanceof ObjectNode dimensions) {
            dimensions.remove("unit");
        }
        return ApiResponse.json(200, body);
    }

    private ApiResponse cancel(ApiRequest request) {
        ObjectNode row = find(request);
        Returns returns = new Returns(request.store());
        if (!returns.isCancellable(row)) {
            ObjectNode body = Json.object();
            body.putArray("errors").addObject().put("field", "returns").put("code", 409)
                    .put("message", "Return is not cancellable.");
            return ApiResponse.json(409, body);
        }
        returns.parcel(row).shipment().cancel();
        return ApiResponse.json(202, Json.object().put("message", "Cancellation requested successfully"));
    }

    private static ObjectNode valid(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        new ReturnRules().check(body);
        return body;
    }

    private static ObjectNode find(ApiRequest request) {
        request.store().completeAnnouncements();
        ObjectNode row = new Returns(request.store()).find(request.id());
        if (row == null) {
            throw new ErrorResponseException(
                    ErrorResponses.of(request, 404, "not_found", "No Return matches the given query."));
        }
        return row;
    }
}
