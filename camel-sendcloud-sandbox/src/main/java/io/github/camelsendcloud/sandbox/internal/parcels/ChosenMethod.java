package io.github.camelsendcloud.sandbox.internal.parcels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;

/** The shipping method of a parcel of v2. The sandbox also accepts the id of an unknown method. */
final class ChosenMethod {

    static final String UNSTAMPED_LETTER_OPTION = "sendcloud:letter";
    /** The shipping method that the shipping rules choose: PostNL Standard 0-23kg. */
    static final long BY_RULES = 2368;

    private ChosenMethod() {
    }

    /** The shipping option of v3 for a shipping method. */
    static String optionCode(long id) {
        ShippingMethod method = ShippingOptions.method(id);
        return method != null ? method.option().code() : "postnl:method-" + id;
    }

    /** The method of a parcel in the form of v2; null if the caller of v2 has sent none. */
    static ObjectNode v2(Parcel parcel) {
        Shipment shipment = parcel.shipment();
        ObjectNode fields = shipment.v2Fields();
        if (!fields.isEmpty() && !fields.has("shipment")) {
            return null;
        }
        ShippingMethod method = Prices.methodOf(shipment, parcel);
        if (method != null) {
            return Json.object().put("id", method.id()).put("name", method.name());
        }
        long id = fields.path("shipment").path("id").asLong(0);
        return Json.object().put("id", id).put("name", shipment.carrierName() + " " + id);
    }
}
