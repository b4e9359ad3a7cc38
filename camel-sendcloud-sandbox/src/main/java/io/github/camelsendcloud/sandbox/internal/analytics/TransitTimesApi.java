package io.github.camelsendcloud.sandbox.internal.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.DetailErrors;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The transit times of carriers and of shipping options, in both versions of the API. A transit time ends with the
 * first delivery attempt. v2 has averages, v3 has medians.
 */
public final class TransitTimesApi {

    /** The length of the period if the request has no dates. */
    private static final int DEFAULT_DAYS = 90;
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private record Group(String code, String carrier, String from, String to) {
    }

    private record Period(LocalDate start, LocalDate end) {

        static Period of(ApiRequest request, LocalDate start, LocalDate end) {
            LocalDate last = end == null ? ParcelFilter.day(request.store().clock().now()) : end;
            return new Period(start == null ? last.minusDays(DEFAULT_DAYS) : start, last);
        }
    }

    public void addTo(Router router) {
        router.add("GET", "/api/v2/insights/carriers/transit-times",
                request -> v2(request, "carrier_code", ParcelFacts::carrier));
        router.add("GET", "/api/v2/insights/shipping-methods/transit-times",
                request -> v2(request, "shipping_method_code", ParcelFacts::option));
        router.add("GET", "/api/v3/analytics/transit-times/carriers",
                request -> v3(request, "carrier_code", ParcelFacts::carrier));
        router.add("GET", "/api/v3/analytics/transit-times/shipping-options",
                request -> v3(request, "shipping_option_code", ParcelFacts::option));
    }

    private static ApiResponse v2(ApiRequest request, String parameter, Function<ParcelFacts, String> code) {
        DetailErrors errors = new DetailErrors();
        if (ParcelFilter.values(request, parameter).isEmpty()) {
            // Sendcloud names the parameter with hyphens in this error
            errors.missing("query", parameter.replace('_', '-'));
        }
        LocalDate start = errors.date(request, "start_date", false);
        LocalDate end = errors.date(request, "end_date", false);
        errors.check();
        Period period = Period.of(request, start, end);
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("transit_times");
        groups(request, period, parameter, code, "").forEach((group, seconds) -> {
            BigDecimal sum = BigDecimal.valueOf(seconds.stream().mapToLong(Long::longValue).sum());
            rows.addObject().put("user_id", String.valueOf(request.integration().userId()))
                    .put("carrier_code", group.carrier()).put(parameter, group.code())
                    .put("from_country", group.from()).put("to_country", group.to())
                    .put("start_date", period.start().toString()).put("end_date", period.end().toString())
                    .put("total_parcels", seconds.size())
                    .put("transit_time", hours(sum.divide(BigDecimal.valueOf(seconds.size()), 0, RoundingMode.HALF_UP)));
        });
        return ApiResponse.json(200, body);
    }

    private static ApiResponse v3(ApiRequest request, String parameter, Function<ParcelFacts, String> code) {
        List<ObjectNode> errors = new ArrayList<>();
        if (ParcelFilter.values(request, parameter).isEmpty()) {
            errors.add(ErrorResponses.errorInParameter(parameter, "missing", "Field required"));
        }
        country(request, "from_country_code", errors);
        country(request, "to_country_code", errors);
        LocalDate start = date(request, "start_date", errors);
        LocalDate end = date(request, "end_date", errors);
        Period period = Period.of(request, start, end);
        if (period.start().isAfter(period.end())) {
            errors.add(ErrorResponses.error(400, "invalid", "start_date must be on or before end_date."));
        }
        if (!errors.isEmpty()) {
            return ErrorResponses.v3(400, errors);
        }
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("transit_times");
        groups(request, period, parameter, code, "_code").forEach((group, seconds) -> {
            BigDecimal hours = hours(median(seconds));
            rows.addObject().put(parameter, group.code())
                    .put("from_country_code", group.from()).put("to_country_code", group.to())
                    .put("start_date", period.start() + "T00:00:00Z").put("end_date", period.end() + "T23:59:59Z")
                    .put("total_parcels", seconds.size()).put("transit_time_hours", hours)
                    .put("transit_time_days", hours.divide(BigDecimal.valueOf(24), 0, RoundingMode.HALF_UP).intValue());
        });
        return ApiResponse.json(200, body);
    }

    /** The transit times in seconds of each code, origin and destination. */
    private static Map<Group, List<Long>> groups(
            ApiRequest request, Period period, String parameter, Function<ParcelFacts, String> code, String countrySuffix) {
        request.store().completeAnnouncements();
        List<String> codes = ParcelFilter.values(request, parameter);
        Predicate<String> from = accepts(request, "from_country" + countrySuffix);
        Predicate<String> to = accepts(request, "to_country" + countrySuffix);
        Map<Group, List<Long>> groups = new LinkedHashMap<>();
        request.store().parcels().stream().map(ParcelFacts::new)
                .filter(parcel -> parcel.isCounted() && parcel.transit() != null)
                .filter(parcel -> ParcelFilter.within(parcel.offeredAt(), period.start(), period.end()))
                .filter(parcel -> matches(codes, code.apply(parcel)))
                .filter(parcel -> from.test(parcel.fromCountry()) && to.test(parcel.toCountry()))
                .forEach(parcel -> groups.computeIfAbsent(
                        new Group(code.apply(parcel), parcel.carrier(), parcel.fromCountry(), parcel.toCountry()),
                        group -> new ArrayList<>()).add(parcel.transit().toSeconds()));
        return groups;
    }

    /** Whether a list has the code. A code of v2 can have a range of weights after the code of the shipping option. */
    private static boolean matches(List<String> codes, String code) {
        return codes.stream().anyMatch(requested -> requested.equals(code) || requested.startsWith(code + "/"));
    }

    private static Predicate<String> accepts(ApiRequest request, String parameter) {
        List<String> accepted = ParcelFilter.values(request, parameter);
        return value -> accepted.isEmpty() || accepted.contains(value);
    }

    private static void country(ApiRequest request, String parameter, List<ObjectNode> errors) {
        for (String country : ParcelFilter.values(request, parameter)) {
            if (country.length() != 2) {
                boolean tooLong = country.length() > 2;
                errors.add(ErrorResponses.errorInParameter(
                        parameter, tooLong ? "string_too_long" : "string_too_short",
                        "String should have at " + (tooLong ? "most" : "least") + " 2 characters"));
            }
        }
    }

    private static LocalDate date(ApiRequest request, String parameter, List<ObjectNode> errors) {
        String text = request.query().first(parameter);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            errors.add(ErrorResponses.errorInParameter(parameter, "invalid", "Input should be a valid date"));
            return null;
        }
    }

    private static BigDecimal median(List<Long> seconds) {
        List<Long> sorted = seconds.stream().sorted().toList();
        long sum = sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(2), 0, RoundingMode.HALF_UP);
    }

    private static BigDecimal hours(BigDecimal seconds) {
        return seconds.divide(SECONDS_PER_HOUR, 1, RoundingMode.HALF_UP);
    }
}
