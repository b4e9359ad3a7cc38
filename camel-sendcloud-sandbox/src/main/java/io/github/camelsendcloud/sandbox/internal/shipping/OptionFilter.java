package io.github.camelsendcloud.sandbox.internal.shipping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.contracts.Contracts;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePoint;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePoints;

/**
 * The filter in a request for shipping options of API v3: the way, the parcels and the functionalities of a shipment.
 */
final class OptionFilter {

    private final ObjectNode body;
    private final List<OptionParcel> parcels;
    private final Store store;
    private final String from;
    private final String to;

    /**
     * The filter in a valid request.
     *
     * @param parcels empty if the caller did not describe the parcels
     */
    OptionFilter(ApiRequest request, ObjectNode body, List<OptionParcel> parcels) {
        this.body = body;
        this.parcels = parcels;
        this.store = request.store();
        this.from = Json.text(body, "from_country_code");
        this.to = Json.text(body, "to_country_code");
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    String fromPostalCode() {
        return Json.text(body, "from_postal_code");
    }

    String toPostalCode() {
        return Json.text(body, "to_postal_code");
    }

    List<OptionParcel> parcels() {
        return parcels;
    }

    /**
     * The contract of the option: the contract in the request or the default contract of the carrier; null for none.
     */
    ObjectNode contract(ShippingOption option) {
        ObjectNode chosen = body.hasNonNull("contract_id") ? Contracts.of(store).get(body.path("contract_id").asLong()) : null;
        return chosen != null ? chosen : Contracts.defaultOf(store, option.carrier().code());
    }

    boolean accepts(ShippingOption option) {
        return Contracts.allow(store, option.carrier())
                && (!body.hasNonNull("contract_id")
                        || Contracts.carrierOf(contract(option)).equals(option.carrier().code()))
                && isOrAbsent("carrier_code", option.carrier().code())
                && isOrAbsent("shipping_product_code", option.productCode())
                && isOrAbsent("shipping_option_code", option.code())
                && (from == null || option.shipsFrom(from))
                && (to == null || option.methods().stream().anyMatch(method -> shipsTo(option, method)))
                && hasFunctionalities(option)
                && parcels.stream().allMatch(parcel -> method(option, parcel) != null)
                && (parcels.size() < 2 || option.functionality("multicollo").booleanValue())
                && hasServicePoint(option)
                && hasLeadTime(option);
    }

    private boolean isOrAbsent(String field, String value) {
        return !body.hasNonNull(field) || value.equals(Json.text(body, field));
    }

    /** The country of the sender; the country of the carrier if the caller did not say the sender's country. */
    String sender(ShippingOption option) {
        return from != null ? from : option.carrier().country();
    }

    private boolean shipsTo(ShippingOption option, ShippingMethod method) {
        return method.labelPrice(sender(option), to) != null;
    }

    /** The method for a parcel; null if the option does not take the parcel. */
    ShippingMethod method(ShippingOption option, OptionParcel parcel) {
        ShippingMethod method = option.method(Math.max(option.minGrams(), parcel.billedGrams(option)));
        return method != null && option.methods().stream()
                .anyMatch(other -> other.fits(parcel.length(), parcel.width(), parcel.height())) ? method : null;
    }

    private boolean hasFunctionalities(ShippingOption option) {
        JsonNode wanted = body.path("functionalities");
        if (option.isReturn() && !wanted.path("returns").asBoolean()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            if (!option.functionality(entry.getKey()).equals(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean hasServicePoint(ShippingOption option) {
        if (!body.hasNonNull("to_service_point_id")) {
            return true;
        }
        long id = body.path("to_service_point_id").asLong();
        ServicePoint point = ServicePoints.get(id);
        return option.needsServicePoint() && point != null && point.carrierCode().equals(option.carrier().code());
    }

    private boolean hasLeadTime(ShippingOption option) {
        JsonNode limits = body.path("lead_time");
        if (to == null || !limits.isObject()) {
            return true;
        }
        BigDecimal hours = BigDecimal.valueOf(option.leadTime(sender(option), to));
        return limits.properties().stream().allMatch(limit -> {
            int order = hours.compareTo(limit.getValue().decimalValue());
            return switch (limit.getKey()) {
                case "gt" -> order > 0;
                case "gte" -> order >= 0;
                case "eq" -> order == 0;
                case "lte" -> order <= 0;
                case "lt" -> order < 0;
                default -> true;
            };
        });
    }
}
