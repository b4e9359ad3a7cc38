package io.github.camelsendcloud.sandbox.internal.shipping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;
import io.github.camelsendcloud.sandbox.internal.carriers.Functionalities;
import io.github.camelsendcloud.sandbox.internal.carriers.Price;
import io.github.camelsendcloud.sandbox.internal.carriers.Price.Way;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.contracts.Contracts;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/** The shipping products of API v2: the shipping methods of a carrier in groups. */
public final class ShippingProductsApi {

    private static final List<String> WEIGHT_UNITS = List.of("gram", "kilogram");
    private static final List<String> LENGTH_UNITS = List.of("millimeter", "centimeter", "meter");
    private static final List<String> SIDES = List.of("length", "width", "height");

    public void addTo(Router router) {
        router.add("GET", "/api/v2/shipping-products", this::list);
    }

    /**
     * The filters of the list. Null accepts everything.
     *
     * @param size length, width and height in cm
     */
    private record Filter(
            String from, String to, String carrier, Long grams, List<Double> size, Long leadTime, boolean returns,
            boolean contractPricing, String fromPostalCode, String toPostalCode) {

        boolean accepts(ShippingMethod method) {
            ShippingOption option = method.option();
            return option.shipsFrom(from) && option.isReturn() == returns
                    && (carrier == null || option.carrier().code().equals(carrier))
                    && (to == null || method.labelPrice(from, to) != null)
                    && (!option.isZonal() || to != null && fromPostalCode != null && toPostalCode != null)
                    && (grams == null || method.accepts(grams))
                    && (size == null || method.fits(size.get(0), size.get(1), size.get(2)))
                    && (leadTime == null || destinations(method).stream()
                            .anyMatch(country -> option.leadTime(from, country) <= leadTime));
        }

        List<String> destinations(ShippingMethod method) {
            return to == null ? method.destinations(from) : List.of(to);
        }
    }

    private static Filter filter(ApiRequest request) {
        V2Query query = new V2Query(request);
        query.require("from_country");
        String from = query.country("from_country");
        String to = query.country("to_country");
        String carrier = query.text("carrier");
        if (carrier != null && Carrier.of(carrier) == null) {
            query.error("carrier", "Carrier does not exist.");
        }
        Long contractId = query.integer("contract");
        if (contractId != null) {
            ObjectNode contract = Contracts.of(request.store()).get(contractId);
            if (contract == null) {
                query.error("contract", "Contract does not exist.");
            } else {
                carrier = Contracts.carrierOf(contract);
            }
        }
        BigDecimal weight = query.number("weight");
        String unit = query.unit("weight", WEIGHT_UNITS);
        Long grams = weight == null ? null : Long.valueOf(Units.grams(weight, unit == null ? "gram" : unit));
        Filter filter = new Filter(
                from, to, carrier, grams, size(query), query.integer("lead_time_hours"), query.flag("returns"),
                query.flag("contract_pricing"), query.postalCode("from_postal_code"), query.postalCode("to_postal_code"));
        query.check();
        return filter;
    }

    /** The size in cm; null if the query has no size. */
    private static List<Double> size(V2Query query) {
        if (SIDES.stream().allMatch(side -> query.text(side) == null)) {
            return null;
        }
        List<Double> size = new ArrayList<>();
        for (String side : SIDES) {
            query.require(side);
            BigDecimal value = query.number(side);
            String unit = query.unit(side, LENGTH_UNITS);
            size.add(value == null ? 0 : Units.centimetres(value, unit == null ? "centimeter" : unit).doubleValue());
        }
        return size;
    }

    private ApiResponse list(ApiRequest request) {
        Filter filter = filter(request);
        Map<String, List<ShippingMethod>> products = new LinkedHashMap<>();
        ShippingOptions.listed().filter(option -> Contracts.allow(request.store(), option.carrier()))
                .flatMap(option -> option.methods().stream()).filter(filter::accepts)
                .forEach(method -> products.computeIfAbsent(method.option().productCode(), c -> new ArrayList<>()).add(method));
        ArrayNode list = Json.array();
        products.values().forEach(methods -> list.add(product(methods, filter)));
        return ApiResponse.json(200, list);
    }

    private static ObjectNode product(List<ShippingMethod> methods, Filter filter) {
        ShippingOption first = methods.get(0).option();
        String carrier = first.carrier().code();
        ObjectNode view = Json.object().put("name", first.productName()).put("code", first.productCode())
                .put("carrier", carrier).put("service_points_carrier", carrier);
        view.putObject("weight_range")
                .put("min_weight", methods.stream().mapToInt(ShippingMethod::minGrams).min().orElseThrow())
                .put("max_weight", methods.stream().mapToInt(ShippingMethod::maxGrams).max().orElseThrow());
        view.set("available_functionalities", functionalities(methods));
        ArrayNode list = view.putArray("methods");
        methods.forEach(method -> list.add(method(method, filter)));
        return view;
    }

    /** For each functionality the values that the methods have. */
    private static ObjectNode functionalities(List<ShippingMethod> methods) {
        Map<String, Set<JsonNode>> values = new LinkedHashMap<>();
        for (ShippingMethod method : methods) {
            Functionalities.complete(method.option().functionalities()).properties().forEach(
                    entry -> values.computeIfAbsent(entry.getKey(), k -> new LinkedHashSet<>()).add(entry.getValue()));
        }
        ObjectNode view = Json.object();
        values.forEach((identifier, all) -> all.forEach(view.putArray(identifier)::add));
        return view;
    }

    private static ObjectNode method(ShippingMethod method, Filter filter) {
        ObjectNode view = Json.object().put("id", method.id()).put("name", method.name());
        view.set("functionalities", method.option().functionalities().deepCopy());
        view.put("shipping_product_code", method.option().productCode());
        view.putObject("properties").put("min_weight", method.minGrams()).put("max_weight", method.maxGrams())
                .putObject("max_dimensions").put("length", method.length()).put("width", method.width())
                .put("height", method.height()).put("unit", "centimeter");
        ObjectNode leadTimes = view.putObject("lead_time_hours").putObject(filter.from());
        filter.destinations(method).forEach(to -> leadTimes.put(to, method.option().leadTime(filter.from(), to)));
        if (filter.contractPricing() && filter.to() != null) {
            Way way = new Way(filter.from(), filter.to(), filter.fromPostalCode(), filter.toPostalCode());
            Price price = Price.of(method, way, BigDecimal.ZERO);
            view.putObject("pricing").put("price", price.total().toPlainString()).put("currency", Price.CURRENCY);
        }
        return view;
    }
}
