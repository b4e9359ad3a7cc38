package io.github.camelsendcloud.sandbox.internal.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.DetailErrors;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The numbers of parcels and of products, in API v2: by time and by groups. */
public final class InsightsApi {

    private static final String V2 = "/api/v2";
    private static final List<String> PARCEL_GROUPS
            = List.of("to_country", "from_country", "carrier", "integration", "direction", "route", "brand");
    private static final List<String> PRODUCT_GROUPS = List.of("integration", "description", "return_reason", "brand");
    private static final List<String> GRANULARITIES = List.of("days", "months", "years");
    /** The most points of a series. A longer period is rejected. */
    private static final int MAX_POINTS = 5000;

    public void addTo(Router router) {
        router.add("GET", V2 + "/insights/parcels/buckets", request -> buckets(request, false));
        router.add("GET", V2 + "/insights/products/buckets", request -> buckets(request, true));
        router.add("GET", V2 + "/insights/parcels/series", request -> series(request, false));
        router.add("GET", V2 + "/insights/products/series", request -> series(request, true));
        router.add("GET", V2 + "/insights/parcels/counts-summary", this::summary);
        router.add("GET", V2 + "/analytics/carriers", this::carriers);
        router.add("GET", V2 + "/analytics/shipping-methods", this::shippingMethods);
    }

    private ApiResponse buckets(ApiRequest request, boolean products) {
        DetailErrors errors = new DetailErrors();
        LocalDate start = errors.date(request, "start_date", true);
        LocalDate end = errors.date(request, "end_date", true);
        String groupBy = errors.choice(request, "group_by", products ? PRODUCT_GROUPS : PARCEL_GROUPS, true);
        errors.choice(request, "direction", ParcelFilter.DIRECTIONS, false);
        long size = size(request, errors);
        errors.check();
        Map<String, Long> counts = new LinkedHashMap<>();
        ParcelFilter filter = new ParcelFilter(request);
        for (ParcelFacts parcel : filter.parcels(start, end)) {
            if (products) {
                filter.items(parcel).forEach(
                        item -> counts.merge(productKey(request, groupBy, parcel, item), quantity(item), Long::sum));
            } else {
                counts.merge(parcelKey(request, groupBy, parcel), 1L, Long::sum);
            }
        }
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        ObjectNode body = Json.object();
        ArrayNode buckets = body.putArray("buckets");
        counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(size)
                .forEach(count -> buckets.addObject().put("key", count.getKey()).put("value", count.getValue())
                        .put("percentage", BigDecimal.valueOf(count.getValue() * 100)
                                .divide(BigDecimal.valueOf(total), 2, RoundingMode.HALF_UP))
                        .putArray("missing_data"));
        return ApiResponse.json(200, body);
    }

    private static long size(ApiRequest request, DetailErrors errors) {
        String size = request.query().first("size");
        if (size == null) {
            return Long.MAX_VALUE;
        }
        if (!size.matches("\\d{1,9}")) {
            errors.add("value is not a valid integer", "type_error.integer", "query", "size");
            return 0;
        }
        return Long.parseLong(size);
    }

    private static String parcelKey(ApiRequest request, String groupBy, ParcelFacts parcel) {
        return switch (groupBy) {
            case "to_country" -> parcel.toCountry();
            case "from_country" -> parcel.fromCountry();
            case "carrier" -> parcel.carrier();
            case "direction" -> parcel.direction();
            case "route" -> parcel.fromCountry() + "-" + parcel.toCountry();
            case "brand" -> parcel.brandId();
            default -> String.valueOf(request.integration().id());
        };
    }

    private static String productKey(ApiRequest request, String groupBy, ParcelFacts parcel, JsonNode item) {
        return switch (groupBy) {
            case "description" -> Json.text(item, "description", "");
            case "return_reason" -> Json.text(item, "return_reason", Json.text(item, "return_reason_id", "none"));
            default -> parcelKey(request, groupBy, parcel);
        };
    }

    private static long quantity(JsonNode item) {
        return Math.max(item.path("quantity").asLong(1), 0);
    }

    private ApiResponse series(ApiRequest request, boolean products) {
        DetailErrors errors = new DetailErrors();
        LocalDate start = errors.date(request, "start_date", true);
        LocalDate end = errors.date(request, "end_date", true);
        String granularity = errors.choice(request, "granularity", GRANULARITIES, true);
        errors.choice(request, "direction", ParcelFilter.DIRECTIONS, false);
        errors.check();
        if (ChronoUnit.valueOf(granularity.toUpperCase(Locale.ROOT)).between(start, end) >= MAX_POINTS) {
            errors.add("the period has more than " + MAX_POINTS + " " + granularity, "value_error", "query", "end_date");
        }
        errors.check();
        ParcelFilter filter = new ParcelFilter(request);
        List<ParcelFacts> parcels = filter.parcels(start, end);
        Map<LocalDate, Long> counts = new LinkedHashMap<>();
        for (ParcelFacts parcel : parcels) {
            LocalDate point = pointOf(ParcelFilter.day(parcel.parcel().announcedAt()), granularity);
            long count = products ? filter.items(parcel).stream().mapToLong(InsightsApi::quantity).sum() : 1;
            counts.merge(point, count, Long::sum);
        }
        ObjectNode body = Json.object();
        ArrayNode series = body.putArray("series");
        LocalDate point = pointOf(start, granularity);
        while (!point.isAfter(end)) {
            LocalDate next = next(point, granularity);
            LocalDate last = next.minusDays(1);
            series.addObject().put("value", counts.getOrDefault(point, 0L))
                    .put("start_date", (point.isBefore(start) ? start : point).toString())
                    .put("end_date", (last.isAfter(end) ? end : last).toString())
                    .putArray("missing_data");
            point = next;
        }
        return ApiResponse.json(200, body);
    }

    private static LocalDate pointOf(LocalDate day, String granularity) {
        return switch (granularity) {
            case "years" -> day.withDayOfYear(1);
            case "months" -> day.withDayOfMonth(1);
            default -> day;
        };
    }

    private static LocalDate next(LocalDate point, String granularity) {
        return switch (granularity) {
            case "years" -> point.plusYears(1);
            case "months" -> point.plusMonths(1);
            default -> point.plusDays(1);
        };
    }

    private ApiResponse summary(ApiRequest request) {
        DetailErrors errors = new DetailErrors();
        List<String> numbers = ParcelFilter.values(request, "last_days");
        if (numbers.isEmpty()) {
            errors.missing("query", "last-days");
        } else if (!numbers.stream().allMatch(number -> number.matches("\\d{1,6}"))) {
            errors.add("value is not a valid integer", "type_error.integer", "query", "last-days");
        }
        errors.choice(request, "direction", ParcelFilter.DIRECTIONS, false);
        errors.check();
        LocalDate today = ParcelFilter.day(request.store().clock().now());
        ObjectNode body = Json.object();
        ArrayNode summary = body.putArray("summary");
        for (String number : numbers) {
            int days = Integer.parseInt(number);
            summary.addObject().put("last_days", days)
                    .put("value", new ParcelFilter(request).parcels(today.minusDays(days), today).size());
        }
        return ApiResponse.json(200, body);
    }

    private ApiResponse carriers(ApiRequest request) {
        ObjectNode body = Json.object();
        ArrayNode carriers = body.putArray("carriers");
        Set<String> codes = new LinkedHashSet<>();
        new ParcelFilter(request).parcels(null, null).forEach(parcel -> codes.add(parcel.carrier()));
        codes.forEach(code -> carriers.addObject().put("code", code));
        return ApiResponse.json(200, body);
    }

    private ApiResponse shippingMethods(ApiRequest request) {
        ObjectNode body = Json.object();
        ArrayNode methods = body.putArray("shipping_methods");
        Map<String, String> carrierByOption = new LinkedHashMap<>();
        new ParcelFilter(request).parcels(null, null)
                .forEach(parcel -> carrierByOption.put(parcel.option(), parcel.carrier()));
        carrierByOption.forEach((option, carrier) -> methods.addObject().put("code", option).put("carrier_code", carrier));
        return ApiResponse.json(200, body);
    }
}
