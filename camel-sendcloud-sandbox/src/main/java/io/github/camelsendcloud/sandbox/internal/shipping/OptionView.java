package io.github.camelsendcloud.sandbox.internal.shipping;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Functionalities;
import io.github.camelsendcloud.sandbox.internal.carriers.Price;
import io.github.camelsendcloud.sandbox.internal.carriers.Price.Way;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.carriers.Zones;
import io.github.camelsendcloud.sandbox.internal.contracts.Contracts;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/** Converts a shipping option to the form that v3 shows, with quotes for the shipment in a request. */
final class OptionView {

    private final OptionFilter filter;

    OptionView(OptionFilter filter) {
        this.filter = filter;
    }

    /**
     * The option.
     *
     * @param single whether the response describes one parcel, not the parcels of a shipment
     * @param quotes whether the caller wants prices
     */
    ObjectNode of(ShippingOption option, boolean single, boolean quotes) {
        ObjectNode view = Json.object().put("code", option.code()).put("name", option.name());
        view.putObject("carrier").put("code", option.carrier().code()).put("name", option.carrier().name());
        view.putObject("product").put("code", option.productCode()).put("name", option.productName());
        view.set("functionalities", functionalities(option));
        ObjectNode contract = filter.contract(option);
        if (contract != null) {
            view.set("contract", Contracts.brief(contract));
        }
        view.set("weight", weightRange(option.minGrams(), option.maxGrams()));
        view.set("max_dimensions", maxDimensions(option));
        billedWeights(view, option, single);
        view.set("requirements", requirements(option));
        view.put("charging_type", option.isReturn() ? "first_scan" : "label_creation");
        boolean knownWay = filter.from() != null && filter.to() != null;
        boolean knownZone = !option.isZonal() || filter.fromPostalCode() != null && filter.toPostalCode() != null;
        if (quotes && knownWay && knownZone) {
            view.set("quotes", quotes(option));
        }
        return view;
    }

    private static ObjectNode functionalities(ShippingOption option) {
        ObjectNode all = Functionalities.complete(option.functionalities());
        all.put("pick_up", false).put("carrier_insurance", all.path("insurance").isNumber());
        // the specification allows no nulls here
        all.properties().removeIf(entry -> entry.getValue().isNull());
        return all;
    }

    private static ObjectNode weightRange(int minGrams, int maxGrams) {
        ObjectNode range = Json.object();
        range.set("min", kilograms(minGrams));
        range.set("max", kilograms(maxGrams));
        return range;
    }

    private static ObjectNode kilograms(long grams) {
        return Json.object().put("value", Units.kilograms(grams)).put("unit", "kg");
    }

    private static ObjectNode maxDimensions(ShippingOption option) {
        ShippingMethod largest = option.methods().get(option.methods().size() - 1);
        return Json.object().put("length", largest.length() + ".00").put("width", largest.width() + ".00")
                .put("height", largest.height() + ".00").put("unit", "cm");
    }

    private void billedWeights(ObjectNode view, ShippingOption option, boolean single) {
        ArrayNode weights = Json.array();
        for (OptionParcel parcel : filter.parcels()) {
            if (parcel.billedGrams(option) > 0) {
                ObjectNode weight = kilograms(parcel.billedGrams(option)).put("volumetric", parcel.isVolumetric(option));
                if (parcel.isVolumetric(option)) {
                    weight.put("calculation", "length * width * height / " + option.carrier().volumetricDivisor());
                }
                weights.add(weight);
                if (!single) {
                    weight.put("parcel_number", weights.size());
                }
            }
        }
        if (!single) {
            view.set("parcel_billed_weights", weights);
        } else if (!weights.isEmpty()) {
            view.set("billed_weight", weights.get(0));
        }
    }

    private ObjectNode requirements(ShippingOption option) {
        ObjectNode view = Json.object();
        ArrayNode fields = view.putArray("fields");
        if (option.needsServicePoint()) {
            fields.add("to_email");
        }
        if (option.carrier().volumetricDivisor() > 0) {
            fields.add("length").add("width").add("height");
        }
        String from = filter.sender(option);
        boolean leavesUnion = filter.to() != null && !filter.to().equals(from)
                && !(Zones.inEu(from) && Zones.inEu(filter.to()));
        return view.put("export_documents", leavesUnion).put("is_service_point_required", option.needsServicePoint());
    }

    /** One quote for the whole shipment, or one for each weight class if the weight is unknown. */
    private ArrayNode quotes(ShippingOption option) {
        ArrayNode quotes = Json.array();
        List<OptionParcel> parcels = filter.parcels();
        if (parcels.stream().anyMatch(parcel -> parcel.grams() > 0)) {
            Price sum = null;
            for (OptionParcel parcel : parcels) {
                Price price = price(filter.method(option, parcel), parcel.insuredValue(option));
                sum = sum == null ? price : price == null ? null : sum.plus(price);
            }
            quote(quotes, option, option.minGrams(), option.maxGrams(), sum);
        } else {
            BigDecimal insured = parcels.isEmpty() ? BigDecimal.ZERO : parcels.get(0).insuredValue(option);
            for (ShippingMethod method : option.methods()) {
                quote(quotes, option, method.minGrams(), method.maxGrams(), price(method, insured));
            }
        }
        return quotes;
    }

    private Price price(ShippingMethod method, BigDecimal insured) {
        return Price.of(method, new Way(filter.from(), filter.to(), filter.fromPostalCode(), filter.toPostalCode()), insured);
    }

    private void quote(ArrayNode quotes, ShippingOption option, int minGrams, int maxGrams, Price price) {
        if (price != null) {
            ObjectNode quote = quotes.addObject();
            quote.set("weight", weightRange(minGrams, maxGrams));
            ObjectNode view = quote.putObject("price");
            ArrayNode breakdown = view.putArray("breakdown");
            price.parts().forEach(part -> breakdown.addObject().put("type", part.type()).put("label", part.label())
                    .set("price", amount(part.value())));
            view.set("total", amount(price.total()));
            quote.put("lead_time", option.leadTime(filter.from(), filter.to()));
        }
    }

    private static ObjectNode amount(BigDecimal value) {
        return Json.object().put("value", value.toPlainString()).put("currency", Price.CURRENCY);
    }
}
