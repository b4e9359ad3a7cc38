package io.github.camelsendcloud.sandbox.internal.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The filters of an insights request. An absent filter accepts all parcels. */
final class ParcelFilter {

    static final Set<String> DIRECTIONS = Set.of("incoming", "outgoing");

    private final ApiRequest request;
    private final List<String> productNames;
    private final List<String> productSkus;

    ParcelFilter(ApiRequest request) {
        this.request = request;
        this.productNames = values(request, "product_name");
        this.productSkus = values(request, "product_sku");
    }

    /** The values of a parameter that can be repeated and can have lists with commas. */
    static List<String> values(ApiRequest request, String name) {
        List<String> values = new ArrayList<>();
        request.query().all(name).forEach(value -> values.addAll(Arrays.asList(value.split(","))));
        values.removeIf(String::isBlank);
        return values;
    }

    /** Whether the day of a time is in a period. Both ends belong to the period. */
    static boolean within(Instant time, LocalDate start, LocalDate end) {
        LocalDate day = time == null ? null : day(time);
        return day != null && (start == null || !day.isBefore(start)) && (end == null || !day.isAfter(end));
    }

    static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The counted parcels that were announced in the period and that the filters accept. */
    List<ParcelFacts> parcels(LocalDate start, LocalDate end) {
        request.store().completeAnnouncements();
        return request.store().parcels().stream().map(ParcelFacts::new)
                .filter(ParcelFacts::isCounted)
                .filter(parcel -> within(parcel.parcel().announcedAt(), start, end))
                .filter(this::accepts).toList();
    }

    private boolean accepts(ParcelFacts parcel) {
        return accepts("carrier_code", parcel.carrier())
                && accepts("from_country", parcel.fromCountry())
                && accepts("to_country", parcel.toCountry())
                && accepts("direction", parcel.direction())
                && accepts("brand_id", parcel.brandId())
                && accepts("integration_id", String.valueOf(request.integration().id()))
                && (productNames.isEmpty() && productSkus.isEmpty() || !items(parcel).isEmpty());
    }

    private boolean accepts(String parameter, String value) {
        return accepts(request, parameter).test(value);
    }

    /** Whether a list in a parameter has a value. An absent parameter accepts all values. */
    static Predicate<String> accepts(ApiRequest request, String parameter) {
        List<String> accepted = values(request, parameter);
        return value -> accepted.isEmpty() || accepted.contains(value);
    }

    /** The products of a parcel that the filters accept. */
    List<JsonNode> items(ParcelFacts parcel) {
        return parcel.items().stream()
                .filter(item -> productNames.isEmpty() || productNames.contains(Json.text(item, "description")))
                .filter(item -> productSkus.isEmpty() || productSkus.contains(Json.text(item, "sku")))
                .toList();
    }
}
