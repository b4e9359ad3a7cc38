package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/**
 * A search for service points, with the parameters of one of the versions of the API. A search around a place returns
 * the nearest service points first.
 */
final class ServicePointSearch {

    /** A service point; the distance in meters from the place of the search is null if the search has no place. */
    record Hit(ServicePoint point, Integer distance) {
    }

    private static final int MIN_RADIUS = 100;
    private static final int MAX_RADIUS = 50_000;
    private static final List<String> BOX = List.of("ne_latitude", "ne_longitude", "sw_latitude", "sw_longitude");

    private final ApiRequest request;
    private final String country;
    private final List<Predicate<ServicePoint>> filters = new ArrayList<>();
    private final Geocoder geocoding;
    private final Position place;

    /**
     * Reads the parameters.
     *
     * @param  countryParameter       the name of the parameter with the country
     * @param  addressParameters      the names of the parameters with parts of an address
     * @throws ErrorResponseException 400 if a parameter is not valid
     */
    ServicePointSearch(ApiRequest request, String countryParameter, String... addressParameters) {
        this.request = request;
        this.country = country(countryParameter);
        String[] address = Stream.of(addressParameters).map(request.query()::first).toArray(String[]::new);
        Position given = position("latitude", "longitude");
        boolean hasAddress = given == null && Stream.of(address).anyMatch(part -> part != null);
        this.geocoding = hasAddress ? Geocoder.find(country, address) : null;
        this.place = hasAddress ? geocoding.position() : given;
        addBox();
    }

    /** Keeps the service points that the predicate accepts. */
    ServicePointSearch filter(Predicate<ServicePoint> filter) {
        filters.add(filter);
        return this;
    }

    /** Keeps the service points with one of the values; an empty list keeps all. */
    ServicePointSearch oneOf(List<String> values, Function<ServicePoint, String> value) {
        return values.isEmpty() ? this : filter(point -> values.contains(value.apply(point)));
    }

    /** The result of the search for the address; null if the request has no address. */
    Geocoder geocoding() {
        return geocoding;
    }

    List<Hit> hits() {
        int radius = radius();
        if (geocoding != null && place == null) {
            return List.of();
        }
        Stream<Hit> hits = ServicePoints.in(country).stream()
                .filter(point -> filters.stream().allMatch(filter -> filter.test(point)))
                .map(point -> new Hit(point, place == null ? null : place.metersTo(point.position())));
        return place == null
                ? hits.toList()
                : hits.filter(hit -> hit.distance <= radius).sorted(Comparator.comparing(Hit::distance)).toList();
    }

    private String country(String parameter) {
        String code = request.query().first(parameter);
        if (code == null) {
            throw invalid(parameter, "required", "Field required");
        }
        if (Countries.name(code) == null) {
            throw invalid(parameter, "invalid_choice", "\"" + code + "\" is not a valid country code");
        }
        return code;
    }

    private void addBox() {
        long given = BOX.stream().filter(name -> request.query().first(name) != null).count();
        if (given == 0) {
            return;
        }
        if (given < BOX.size()) {
            throw invalid(BOX.get(0), "validation_error",
                    "ne_latitude, ne_longitude, sw_latitude, and sw_longitude must all be provided together");
        }
        Position northEast = position("ne_latitude", "ne_longitude");
        Position southWest = position("sw_latitude", "sw_longitude");
        filter(point -> point.position().latitude() <= northEast.latitude()
                && point.position().latitude() >= southWest.latitude()
                && point.position().longitude() <= northEast.longitude()
                && point.position().longitude() >= southWest.longitude());
    }

    /** The position in two parameters; null if the request has none of them. */
    private Position position(String latitude, String longitude) {
        Double north = number(latitude);
        Double east = number(longitude);
        if (north == null && east == null) {
            return null;
        }
        if (north == null || east == null) {
            throw invalid(latitude, "validation_error", latitude + " and " + longitude + " must be provided together");
        }
        return new Position(north, east);
    }

    private Double number(String parameter) {
        String text = request.query().first(parameter);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,20})?")) {
            throw invalid(parameter, "invalid", "Input should be a valid number, unable to parse string as a number");
        }
        return Double.valueOf(text);
    }

    private int radius() {
        String text = request.query().first("radius");
        return text == null ? MAX_RADIUS : integer(request, "radius", MIN_RADIUS, MAX_RADIUS);
    }

    /**
     * An integer in a parameter that the request has.
     *
     * @throws ErrorResponseException 400 if the parameter is not an integer in this range
     */
    static int integer(ApiRequest request, String parameter, int min, int max) {
        String text = request.query().first(parameter);
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(
                            request, parameter, "invalid", "Input should be an integer from " + min + " to " + max + "."));
        }
        return Integer.parseInt(text);
    }

    private ErrorResponseException invalid(String parameter, String code, String detail) {
        return new ErrorResponseException(ErrorResponses.invalidParameter(request, parameter, code, detail));
    }
}
