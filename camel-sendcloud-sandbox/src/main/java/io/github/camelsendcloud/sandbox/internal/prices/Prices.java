package io.github.camelsendcloud.sandbox.internal.prices;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Price;
import io.github.camelsendcloud.sandbox.internal.carriers.Price.Part;
import io.github.camelsendcloud.sandbox.internal.carriers.Price.Way;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The prices and the shipping methods of parcels that the account has. */
public final class Prices {

    private Prices() {
    }

    /** The price of the label of a parcel; zero if the sandbox does not know the shipping method. */
    public static Price of(Shipment shipment, Parcel parcel) {
        ShippingMethod method = methodOf(shipment, parcel);
        if (method == null) {
            return label(BigDecimal.ZERO);
        }
        JsonNode from = shipment.fields().path("from_address");
        JsonNode to = shipment.toAddress();
        Way way = new Way(
                Json.text(from, "country_code", "NL"), Json.text(to, "country_code", "NL"), Json.text(from, "postal_code"),
                Json.text(to, "postal_code"));
        Price price = Price.of(method, way, insuredValue(shipment, parcel));
        // the sandbox does not refuse a label for a country that the method does not list
        return price != null
                ? price : label(
                        method.prices().entrySet().stream().max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                                .orElseThrow()
                                .getValue());
    }

    /**
     * The shipping method of a parcel: the method that the caller of v2 chose, or the weight class of the shipping
     * option. Null if the sandbox does not know the method.
     */
    public static ShippingMethod methodOf(Shipment shipment, Parcel parcel) {
        long id = shipment.v2Fields().path("shipment").path("id").asLong(0);
        if (id != 0) {
            return ShippingOptions.method(id);
        }
        ShippingOption option = ShippingOptions.of(shipment.shippingOptionCode());
        if (option == null) {
            return null;
        }
        ShippingMethod method = option.method(Units.grams(parcel.details().path("weight")));
        return method != null ? method : option.methods().get(option.methods().size() - 1);
    }

    private static Price label(BigDecimal amount) {
        return new Price(List.of(new Part("price_without_insurance", "Label", amount.setScale(2))));
    }

    private static BigDecimal insuredValue(Shipment shipment, Parcel parcel) {
        BigDecimal v2 = Json.number(shipment.v2Fields().path("insured_value"));
        if (v2 != null) {
            return v2;
        }
        BigDecimal v3 = amount(parcel.details().path("additional_insured_price"));
        return v3 == null ? BigDecimal.ZERO : v3;
    }

    /** The amount in a price, which is a number or an object with {@code value}; null for none. */
    public static BigDecimal amount(JsonNode price) {
        return Json.number(price.isObject() ? price.path("value") : price);
    }
}
