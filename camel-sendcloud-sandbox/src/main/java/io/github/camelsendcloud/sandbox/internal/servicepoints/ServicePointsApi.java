package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.integrations.IntegrationSettings;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The service points of both versions of the API. The service points of v2 have a host of their own, and are also below
 * the address of the other operations.
 */
public final class ServicePointsApi {

    /** The path below which the sandbox has the host of the service points. */
    public static final String HOST = "/service-points-host";

    private static final String V3 = "/api/v3/service-points";
    private static final Set<String> SHOP_TYPES = Set.of("servicepoint", "locker", "post_office", "carrier_depot");
    private static final int MAX_LIMIT = 200;
    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(30);
    private static final BigDecimal HEAVIEST_IN_LOCKER = BigDecimal.valueOf(20);

    public void addTo(Router router) {
        router.add("GET", V3, this::list);
        router.add("GET", V3 + "/{id}", this::retrieve);
        router.add("POST", V3 + "/{id}/check-availability", this::checkAvailability);
        for (String v2 : List.of(HOST + "/api/v2", "/api/v2")) {
            router.add("GET", v2 + "/carriers", this::carriers);
            router.add("GET", v2 + "/service-points", this::listV2);
            router.add("GET", v2 + "/service-points/{id}", this::retrieveV2);
            router.add("GET", v2 + "/service-points/{id}/check-availability", this::checkAvailabilityV2);
        }
        new ServicePointSelectionApi().addTo(router);
    }

    private ApiResponse list(ApiRequest request) {
        ServicePointSearch search = new ServicePointSearch(
                request, "country_code", "address", "address_street", "address_house_number", "address_postal_code",
                "address_city");
        ObjectNode settings = IntegrationSettings.of(request.store(), request.integration().id());
        if (!settings.path("service_point_enabled").asBoolean()) {
            return ErrorResponses.of(request, 400, "validation_error",
                    "Service points are not enabled for the authenticated integration.");
        }
        List<String> types = request.query().all("general_shop_type");
        if (!SHOP_TYPES.containsAll(types)) {
            String detail = "Input should be 'servicepoint', 'locker', 'post_office' or 'carrier_depot'";
            return ErrorResponses.invalidParameter(request, "general_shop_type", "invalid_choice", detail);
        }
        search.oneOf(carriers(request, settings), point -> point.carrier().code())
                .oneOf(types, ServicePoint::type)
                .oneOf(request.query().all("carrier_shop_type"), ServicePoint::carrierShopType)
                .oneOf(request.query().all("carrier_service_point_id"), ServicePoint::code);
        int limit = request.query().first("limit") == null
                ? MAX_LIMIT / 2 : ServicePointSearch.integer(request, "limit", 1, MAX_LIMIT);
        ObjectNode data = Json.object();
        ArrayNode results = data.putArray("results");
        ServicePointView view = view(request);
        search.hits().stream().limit(limit)
                .forEach(hit -> results.add(view.v3(hit.point()).put("distance", hit.distance())));
        data.set("geocoding", search.geocoding() == null ? Json.object().nullNode() : search.geocoding().json());
        return ApiResponse.data(200, data);
    }

    /** The codes of the carriers that the caller wants; empty for all. */
    private static List<String> carriers(ApiRequest request, ObjectNode settings) {
        List<String> codes = request.query().all("carrier_code");
        boolean own = Boolean.parseBoolean(request.query().first("use_integration_carriers"));
        if (own && !codes.isEmpty()) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(request, "carrier_code", "validation_error",
                            "carrier_code and use_integration_carriers are mutually exclusive"));
        }
        List<String> unknown = codes.stream().filter(code -> ServicePointCarrier.of(code) == null).toList();
        if (!unknown.isEmpty()) {
            throw new ErrorResponseException(
                    ErrorResponses.of(request, 400, "validation_error",
                            "Service points are not supported for the requested carriers: " + String.join(", ", unknown)
                                                                        + "."));
        }
        return own ? settings.path("service_point_carriers").valueStream().map(code -> code.asText()).toList() : codes;
    }

    private ApiResponse retrieve(ApiRequest request) {
        return ApiResponse.data(200, view(request).v3(find(request)));
    }

    private ApiResponse checkAvailability(ApiRequest request) {
        return ApiResponse.data(200, Json.object().put("is_available", find(request).isAvailable()));
    }

    private ApiResponse listV2(ApiRequest request) {
        if (request.store().settings().strictSlashes() && !request.path().endsWith("/")) {
            return redirectWithSlash(request);
        }
        ServicePointSearch search
                = new ServicePointSearch(request, "country", "address", "house_number", "postal_code", "city")
                        .oneOf(request.query().list("carrier"), point -> point.carrier().code())
                        .oneOf(request.query().list("shop_type"), ServicePoint::carrierShopType)
                        .oneOf(request.query().list("general_shop_type"), ServicePoint::type)
                        .oneOf(request.query().list("pudo_id"), ServicePoint::code);
        BigDecimal weight = request.query().first("weight") == null
                ? BigDecimal.ZERO : Json.number(TextNode.valueOf(request.query().first("weight")));
        if (weight == null) {
            return ErrorResponses.invalidParameter(request, "weight", "invalid", "A valid number is required.");
        }
        search.filter(point -> weight.compareTo(point.type().equals("locker") ? HEAVIEST_IN_LOCKER : HEAVIEST) <= 0);
        ArrayNode points = Json.array();
        ServicePointView view = view(request);
        for (ServicePointSearch.Hit hit : search.hits()) {
            ObjectNode point = view.v2(hit.point());
            points.add(hit.distance() == null ? point : point.put("distance", hit.distance()));
        }
        return ApiResponse.json(200, points);
    }

    private static ApiResponse redirectWithSlash(ApiRequest request) {
        String query = request.query().encoded();
        return ApiResponse.empty(301).withHeaders(
                Map.of("Location", request.path() + "/" + (query.isEmpty() ? "" : "?" + query)));
    }

    /**
     * The specification demands a distance of each service point; a service point without a search has the distance 0.
     */
    private ApiResponse retrieveV2(ApiRequest request) {
        return ApiResponse.json(200, view(request).v2(find(request)).put("distance", 0));
    }

    private ApiResponse checkAvailabilityV2(ApiRequest request) {
        return ApiResponse.json(200, BooleanNode.valueOf(find(request).isAvailable()));
    }

    private ApiResponse carriers(ApiRequest request) {
        ArrayNode carriers = Json.array();
        ServicePointCarrier.codes().forEach(carriers::add);
        return ApiResponse.json(200, carriers);
    }

    private static ServicePoint find(ApiRequest request) {
        ServicePoint point = ServicePoints.get(request.id());
        if (point == null) {
            throw new ErrorResponseException(
                    request.path().startsWith(V3)
                            ? ErrorResponses.of(request, 404, "not_found", "The service point could not be found")
                            : ErrorResponses.notFound(request));
        }
        return point;
    }

    private static ServicePointView view(ApiRequest request) {
        return new ServicePointView(request.store().clock().now());
    }
}
