package io.github.camelsendcloud.sandbox.internal.parcels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;

/** The shipping methods of v2 and their shipping options of v3. */
final class ShippingMethod {

    static final String UNSTAMPED_LETTER_OPTION = "sendcloud:letter";
    /** The shipping method that the shipping rules choose: PostNL Standard. */
    static final long CHOSEN_BY_RULES = 2368;

    private ShippingMethod() {
    }

    /** The shipping option of a shipping method. The methods that the sandbox does not know belong to PostNL. */
    static String optionCode(long id) {
        var method = ShippingOptions.method(id);
        return method != null ? method.option().code() : "postnl:method-" + id;
    }

    /** The method of a shipment in the form of v2; null if the caller of v2 has sent none. */
    static ObjectNode v2(Shipment shipment) {
        boolean createdByV3 = shipment.v2Fields().isEmpty();
        if (!createdByV3 && !shipment.v2Fields().has("shipment")) {
            return null;
        }
        var method = Prices.methodOf(shipment, shipment.parcels().get(0));
        if (method != null) {
            return Json.object().put("id", method.id()).put("name", method.name());
        }
        long id = shipment.v2Fields().path("shipment").path("id").asLong(CHOSEN_BY_RULES);
        return Json.object().put("id", id).put("name", shipment.carrierName() + " " + id);
    }
}
