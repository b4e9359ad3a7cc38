package io.github.camelsendcloud.sandbox.internal.parcels;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The changes that v2 {@code PUT /parcels} makes to a parcel without a label. */
public final class ParcelChange {

    private static final Map<String, String> TO_ADDRESS = Map.of(
            "name", "name", "company_name", "company_name", "address", "address_line_1", "address_2", "address_line_2",
            "house_number", "house_number", "postal_code", "postal_code", "city", "city", "country", "country_code",
            "telephone", "phone_number", "email", "email");

    private final ObjectNode changes;

    public ParcelChange(ObjectNode changes) {
        this.changes = changes;
    }

    public void applyTo(Parcel parcel) {
        Shipment shipment = parcel.shipment();
        ObjectNode address = shipment.toAddress();
        TO_ADDRESS.forEach((v2, v3) -> {
            if (changes.hasNonNull(v2)) {
                address.put(v3, Json.text(changes, v2));
            }
        });
        if (changes.hasNonNull("address") && changes.hasNonNull("house_number")) {
            address.put("address_line_1", Json.text(changes, "address") + " " + Json.text(changes, "house_number"));
        }
        if (changes.hasNonNull("order_number")) {
            shipment.fields().put("order_number", Json.text(changes, "order_number"));
            shipment.v2Fields().put("order_number", Json.text(changes, "order_number"));
        }
        if (changes.path("shipment").hasNonNull("id")) {
            shipment.fields().set("ship_with", ParcelView.shipment(shipment.store(), changes).fields().get("ship_with"));
            shipment.v2Fields().set("shipment", changes.get("shipment").deepCopy());
        }
        ObjectNode details = parcel.details().deepCopy();
        if (changes.hasNonNull("weight")) {
            details.putObject("weight").put("value", Json.text(changes, "weight")).put("unit", "kg");
        }
        parcel.details(details);
    }
}
