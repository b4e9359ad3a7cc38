package io.github.camelsendcloud.sandbox.internal.shipping;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Functionalities;
import io.github.camelsendcloud.sandbox.internal.carriers.Price;
import io.github.camelsendcloud.sandbox.internal.carriers.Price.Way;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.carriers.Zones;
import io.github.camelsendcloud.sandbox.internal.contracts.Contracts;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePoint;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePoints;
import io.github.camelsendcloud.sandbox.internal.users.SenderAddress;

/** The shipping methods of API v2 with their prices. */
public final class ShippingMethodsApi {

    private static final String METHODS = "/api/v2/shipping_methods";
    private static final List<String> WEIGHT_UNITS = List.of("gram", "kilogram");

    public void addTo(Router router) {
        router.add("GET", METHODS, this::list);
        router.add("GET", METHODS + "/{id}", this::retrieve);
        router.add("GET", "/api/v2/shipping-price", this::prices);
        router.add("GET", "/api/v2/shipping-functionalities",
                request -> ApiResponse.json(200, Functionalities.definitions()));
    }

    /**
     * The filters of the list.
     *
     * @param sender  null for all countries of senders
     * @param returns null for all methods
     */
    private record Filter(
            String sender, ServicePoint servicePoint, Boolean returns, String toCountry, String fromPostalCode,
            String toPostalCode) {

        boolean accepts(ApiRequest request, ShippingMethod method) {
            return (returns == null || method.option().isReturn() == returns)
                    && (sender == null || method.option().shipsFrom(sender))
                    && (servicePoint == null || method.option().needsServicePoint()
                            && method.option().carrier().code().equals(servicePoint.carrierCode()))
                    && (!method.option().isZonal() || toCountry != null && fromPostalCode != null && toPostalCode != null)
                    && (toCountry == null || method.labelPrice(from(method), toCountry) != null)
                    && Contracts.allow(request.store(), method.option().carrier());
        }

        String from(ShippingMethod method) {
            return sender != null ? sender : method.option().carrier().country();
        }
    }

    private static Filter filter(ApiRequest request, Boolean returnsByDefault) {
        V2Query query = new V2Query(request);
        Long pointId = query.integer("service_point_id");
        Filter filter = new Filter(
                senderCountry(query), pointId == null ? null : ServicePoints.get(pointId), query.text("is_return") == null ? returnsByDefault : Boolean.valueOf(query.flag("is_return")),
                query.country("to_country"), query.postalCode("from_postal_code"), query.postalCode("to_postal_code"));
        if (pointId != null && filter.servicePoint() == null) {
            query.error("service_point_id", "Service point does not exist.");
        }
        query.check();
        return filter;
    }

    /** The country of the sender address in the query; null for all sender addresses. */
    private static String senderCountry(V2Query query) {
        String sender = query.text("sender_address");
        if ("all".equals(sender)) {
            return null;
        }
        SenderAddress address = SenderAddress.get(sender == null ? 1 : Parcel.idOf(sender));
        if (address == null) {
            query.error("sender_address", "Sender address does not exist.");
            return null;
        }
        return address.country();
    }

    private ApiResponse list(ApiRequest request) {
        Filter filter = filter(request, false);
        V2Query query = new V2Query(request);
        Long limit = query.integer("limit");
        Long cursor = query.integer("cursor");
        query.check();
        List<ShippingMethod> methods = ShippingOptions.listed().flatMap(option -> option.methods().stream())
                .filter(method -> filter.accepts(request, method)).toList();
        long size = limit == null || limit == 0 ? methods.size() : limit;
        long from = limit == null || cursor == null ? 0 : Math.min(cursor, methods.size());
        long to = Math.min(methods.size(), from + size);
        ObjectNode body = Json.object();
        body.put("next", to < methods.size() ? Page.link(request, String.valueOf(to)) : null);
        body.put("previous", from > 0 ? Page.link(request, String.valueOf(Math.max(0, from - size))) : null);
        ArrayNode list = body.putArray("shipping_methods");
        methods.subList((int) from, (int) to).forEach(method -> list.add(view(method, filter)));
        return ApiResponse.json(200, body);
    }

    private ApiResponse retrieve(ApiRequest request) {
        Filter filter = filter(request, null);
        ShippingMethod method = ShippingOptions.method(request.id());
        if (method == null || method.option().isListed() && !filter.accepts(request, method)) {
            throw new ErrorResponseException(ErrorResponses.notFound(request));
        }
        ObjectNode body = Json.object();
        body.set("shipping_method", view(method, filter));
        return ApiResponse.json(200, body);
    }

    private static ObjectNode view(ShippingMethod method, Filter filter) {
        ObjectNode view = Json.object().put("id", method.id()).put("name", method.name())
                .put("carrier", method.option().carrier().code())
                .put("min_weight", Units.kilograms(method.minGrams())).put("max_weight", Units.kilograms(method.maxGrams()))
                .put("service_point_input", method.option().needsServicePoint() ? "required" : "none").put("price", 0);
        ArrayNode countries = view.putArray("countries");
        String from = filter.from(method);
        List<String> all = filter.toCountry() == null ? method.destinations(from) : List.of(filter.toCountry());
        for (String to : all) {
            Price price = Price.of(
                    method, new Way(from, to, filter.fromPostalCode(), filter.toPostalCode()), BigDecimal.ZERO);
            if (price != null) {
                ObjectNode country = countries.addObject().put("id", Math.max(1, Zones.idOf(to)))
                        .put("name", Countries.name(to)).put("price", price.total()).put("iso_2", to)
                        .put("iso_3", Countries.iso3(to)).put("lead_time_hours", method.option().leadTime(from, to));
                country.set("price_breakdown", breakdown(price));
            }
        }
        return view;
    }

    private static ArrayNode breakdown(Price price) {
        ArrayNode breakdown = Json.array();
        price.parts().forEach(
                part -> breakdown.addObject().put("type", part.type()).put("label", part.label()).put("value", part.value()));
        return breakdown;
    }

    private ApiResponse prices(ApiRequest request) {
        V2Query query = new V2Query(request);
        List.of("shipping_method_id", "from_country", "weight", "weight_unit").forEach(query::require);
        Long id = query.integer("shipping_method_id");
        String from = query.country("from_country");
        String to = query.country("to_country");
        BigDecimal weight = query.number("weight");
        if (query.text("weight_unit") != null) {
            query.unit("weight", WEIGHT_UNITS);
        }
        Long contract = query.integer("contract");
        String fromPostalCode = query.postalCode("from_postal_code");
        String toPostalCode = query.postalCode("to_postal_code");
        ShippingMethod method = id == null ? null : ShippingOptions.method(id);
        if (id != null && method == null) {
            query.error("shipping_method_id", "Shipping method does not exist.");
        }
        if (contract != null && Contracts.of(request.store()).get(contract) == null) {
            query.error("contract", "Contract does not exist.");
        }
        query.check();
        boolean accepted = method.accepts(Units.grams(weight, query.text("weight_unit")));
        ArrayNode list = Json.array();
        for (String country : to == null ? method.destinations(from) : List.of(to)) {
            Price price = Price.of(method, new Way(from, country, fromPostalCode, toPostalCode), BigDecimal.ZERO);
            ObjectNode view = list.addObject();
            if (price == null || !accepted) {
                view.putNull("price").putNull("currency").put("to_country", country).putArray("breakdown");
            } else {
                view.put("price", price.total().toPlainString()).put("currency", Price.CURRENCY).put("to_country", country);
                view.set("breakdown", breakdown(price));
            }
        }
        return ApiResponse.json(200, list);
    }
}
