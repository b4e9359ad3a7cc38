package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The service points of both versions of the API. The service points of v2 have a separate host. */
public final class ServicePointsApi {

    private static final String V3 = "/api/v3/service-points";
    /** The path below which the sandbox has the host of the service points. */
    public static final String HOST = "/service-points-host";

    private static final String V2 = HOST + "/api/v2";
    private static final Set<String> SHOP_TYPES = Set.of("servicepoint", "locker", "post_office", "carrier_depot");
    private static final int MAX_LIMIT = 200;

    public void addTo(Router router) {
        router.add("GET", V3, this::list);
        router.add("GET", V3 + "/{id}", this::retrieve);
        router.add("GET", V2 + "/service-points", this::listV2);
        router.add("GET", V2 + "/service-points/{id}", this::retrieveV2);
        router.add("GET", V2 + "/carriers", this::carriers);
    }

    private ApiResponse list(ApiRequest request) {
        String country = country(request, "country_code");
        List<String> carriers = request.query().all("carrier_code");
        String shopType = request.query().first("general_shop_type");
        if (shopType != null && !SHOP_TYPES.contains(shopType)) {
            String detail = "Input should be 'servicepoint', 'locker', 'post_office' or 'carrier_depot'";
            return ErrorResponses.invalidParameter(request, "general_shop_type", "invalid_choice", detail);
        }
        ObjectNode data = Json.object();
        ArrayNode results = data.putArray("results");
        ServicePoint.ALL.stream()
                .filter(point -> point.country().equals(country))
                .filter(point -> carriers.isEmpty() || carriers.contains(point.carrier()))
                .filter(point -> shopType == null || shopType.equals(point.shopType()))
                .limit(limit(request))
                .forEach(point -> results.add(point.v3()));
        data.putNull("geocoding");
        return ApiResponse.data(200, data);
    }

    private ApiResponse retrieve(ApiRequest request) {
        return find(request).map(point -> ApiResponse.data(200, point.v3()))
                .orElseGet(() -> ErrorResponses.of(request, 404, "not_found", "The service point could not be found"));
    }

    private ApiResponse listV2(ApiRequest request) {
        String country = country(request, "country");
        List<String> carriers = request.query().list("carrier");
        ArrayNode points = Json.array();
        ServicePoint.ALL.stream()
                .filter(point -> point.country().equals(country))
                .filter(point -> carriers.isEmpty() || carriers.contains(point.carrier()))
                .forEach(point -> points.add(point.v2()));
        return ApiResponse.json(200, points);
    }

    private ApiResponse retrieveV2(ApiRequest request) {
        return find(request).map(point -> ApiResponse.json(200, point.v2()))
                .orElseGet(() -> ErrorResponses.notFound(request));
    }

    private ApiResponse carriers(ApiRequest request) {
        ArrayNode carriers = Json.array();
        ServicePoint.ALL.stream().map(ServicePoint::carrier).distinct().forEach(carriers::add);
        return ApiResponse.json(200, carriers);
    }

    private static Optional<ServicePoint> find(ApiRequest request) {
        return ServicePoint.ALL.stream().filter(point -> point.id() == request.id()).findFirst();
    }

    private static String country(ApiRequest request, String parameter) {
        String country = request.query().first(parameter);
        if (country == null) {
            throw new ErrorResponseException(ErrorResponses.invalidParameter(request, parameter, "required", "Field required"));
        }
        if (Countries.name(country) == null) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(
                            request, parameter, "invalid_choice", "\"" + country + "\" is not a valid country code"));
        }
        return country;
    }

    private static int limit(ApiRequest request) {
        String limit = request.query().first("limit");
        if (limit == null) {
            return MAX_LIMIT / 2;
        }
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MAX_LIMIT) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(
                            request, "limit", "invalid", "Input should be an integer from 1 to " + MAX_LIMIT + "."));
        }
        return Integer.parseInt(limit);
    }
}
