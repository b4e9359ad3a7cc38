package io.github.camelsendcloud.sandbox.internal.parcels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The shipping methods of v2 and their shipping options of v3. */
final class ShippingMethod {

    static final String UNSTAMPED_LETTER_OPTION = "sendcloud:letter";
    /** The shipping method that the shipping rules choose. */
    static final long CHOSEN_BY_RULES = 1;

    private static final long UNSTAMPED_LETTER = 8;
    /** The shipping method whose carrier rejects every announcement. Its id is the id of the status that follows. */
    private static final long FAILING_METHOD = ParcelStatus.ANNOUNCEMENT_FAILED.id();

    private ShippingMethod() {
    }

    /** The shipping option of a shipping method. */
    static String optionCode(long method) {
        if (method == FAILING_METHOD) {
            return Shipment.FAILING_OPTION;
        }
        if (method == CHOSEN_BY_RULES) {
            return "postnl:standard";
        }
        return method == UNSTAMPED_LETTER ? UNSTAMPED_LETTER_OPTION : "postnl:method-" + method;
    }

    /** The method of a shipment in the form of v2; null if the caller of v2 has sent none. */
    static ObjectNode v2(Shipment shipment) {
        boolean createdByV3 = shipment.v2Fields().isEmpty();
        if (!createdByV3 && !shipment.v2Fields().has("shipment")) {
            return null;
        }
        long fallback = shipment.isUnstampedLetter() ? UNSTAMPED_LETTER : CHOSEN_BY_RULES;
        long id = shipment.v2Fields().path("shipment").path("id").asLong(fallback);
        return Json.object().put("id", id).put("name", name(shipment, id));
    }

    private static String name(Shipment shipment, long id) {
        if (shipment.isUnstampedLetter()) {
            return "Unstamped letter";
        }
        return id == CHOSEN_BY_RULES ? shipment.carrierName() + " Standard 0-23kg" : shipment.carrierName() + " " + id;
    }
}
