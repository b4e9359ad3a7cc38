package io.github.camelsendcloud.sandbox.internal.pickups;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Converts pickups between the forms of v2 and v3. The table of pickups has the form of v3. */
final class PickupView {

    /** The fields of v2 and of the address of v3 with the same meaning. */
    private static final Map<String, String> ADDRESS = Map.of(
            "name", "name", "company_name", "company_name", "address", "address_line_1", "address_2", "address_line_2",
            "postal_code", "postal_code", "city", "city", "country", "country_code", "country_state", "state_province_code",
            "email", "email", "telephone", "phone_number");
    /** The fields of single carriers, which the sandbox returns unchanged. */
    private static final List<String> V2_EXTRAS = List.of(
            "origin_detail", "pallet_quantity", "total_volume_weight", "is_alternate_address", "is_residential",
            "is_overweight", "room", "floor", "items");

    private PickupView() {
    }

    /** The pickup of a v2 request in the form of v3. */
    static ObjectNode fromV2(ObjectNode pickup) {
        ObjectNode row = Json.object().put("carrier_code", Json.text(pickup, "carrier"));
        ObjectNode address = row.putObject("address");
        ADDRESS.forEach((v2, v3) -> {
            if (pickup.hasNonNull(v2)) {
                address.put(v3, Json.text(pickup, v2));
            }
        });
        ObjectNode slot = row.putArray("time_slots").addObject().put("start_at", Json.text(pickup, "pickup_from"));
        if (pickup.hasNonNull("pickup_until")) {
            slot.put("end_at", Json.text(pickup, "pickup_until"));
        }
        ObjectNode item = row.putArray("items").addObject();
        item.put("quantity", Math.max(1, pickup.path("quantity").asInt(1))).put("container_type", "parcel");
        item.putObject("total_weight").put("value", Json.text(pickup, "total_weight")).put("unit", "kg");
        row.put("reference", Json.text(pickup, "reference", ""));
        row.put("special_instructions", Json.text(pickup, "special_instructions", ""));
        if (pickup.hasNonNull("contract")) {
            row.set("contract_id", pickup.get("contract"));
        }
        ObjectNode extras = row.putObject("v2");
        V2_EXTRAS.stream().filter(pickup::has).forEach(field -> extras.set(field, pickup.get(field)));
        extras.set("quantity", pickup.path("quantity").isMissingNode() ? item.get("quantity") : pickup.get("quantity"));
        return row;
    }

    /** The pickup in the form of v2. */
    static ObjectNode v2(ObjectNode row) {
        ObjectNode view = v2Summary(row);
        JsonNode address = row.path("address");
        ADDRESS.forEach((v2, v3) -> view.put(v2, Json.text(address, v3, "")));
        if (address.hasNonNull("house_number")) {
            view.put("address", Json.text(address, "address_line_1") + " " + Json.text(address, "house_number"));
        }
        List.of("country_state", "email").stream().filter(field -> view.path(field).asText().isEmpty())
                .forEach(view::remove);
        int quantity = 0;
        BigDecimal weight = BigDecimal.ZERO;
        for (JsonNode item : row.path("items")) {
            quantity += item.path("quantity").asInt();
            weight = weight.add(kilograms(item.path("total_weight")));
        }
        view.put("quantity", Math.max(1, quantity)).put("total_weight", weight.toPlainString());
        view.put("reference", Json.text(row, "reference", ""));
        view.put("special_instructions", Json.text(row, "special_instructions", ""));
        if (row.path("v2") instanceof ObjectNode extras) {
            view.setAll(extras);
        }
        return view;
    }

    private static BigDecimal kilograms(JsonNode weight) {
        BigDecimal value = Json.number(weight.path("value"));
        BigDecimal known = value == null ? BigDecimal.ZERO : value;
        return "g".equals(Json.text(weight, "unit")) ? known.movePointLeft(3) : known;
    }

    /** The pickup in the form of the list of v2. */
    static ObjectNode v2Summary(ObjectNode row) {
        JsonNode slot = row.path("time_slots").path(0);
        String status = row.path("status").asText();
        ObjectNode view = Json.object();
        view.set("id", row.get("id"));
        view.put("pickup_from", Json.text(slot, "start_at", Json.text(row, "created_at")));
        view.put("pickup_until", Json.text(slot, "end_at"));
        view.put("country", Json.text(row.path("address"), "country_code")).put("carrier", Json.text(row, "carrier_code"));
        view.put("tracking_number", Json.text(row, "tracking_number"));
        view.put("pickup_status", status.charAt(0) + status.substring(1).toLowerCase(Locale.ROOT));
        view.put("created_at", Json.text(row, "created_at")).put("cancelled_at", Json.text(row, "cancelled_at"));
        if (row.hasNonNull("contract_id")) {
            view.set("contract", row.get("contract_id"));
        }
        return view;
    }

    /** The pickup in the form of v3. */
    static ObjectNode v3(ObjectNode row) {
        ObjectNode view = row.deepCopy();
        view.remove("v2");
        for (JsonNode item : view.path("items")) {
            if (item instanceof ObjectNode object) {
                if (!object.hasNonNull("total_weight")) {
                    object.putObject("total_weight").put("value", "1.00").put("unit", "kg");
                }
                if (!object.hasNonNull("container_type")) {
                    object.put("container_type", "parcel");
                }
            }
        }
        if (Json.text(row, "carrier_code", "").equals("brt")) {
            // only the schema of BRT has the names of an earlier version
            view.set("time_slot", view.path("time_slots").path(0));
            view.set("parcel_quantity", view.path("items").path(0).path("quantity"));
            view.set("total_weight", view.path("items").path(0).path("total_weight"));
        }
        return view;
    }

    /** The pickup in the form of the list of v3. */
    static ObjectNode v3Summary(ObjectNode row) {
        ObjectNode view = Json.object().put("country", Json.text(row.path("address"), "country_code"));
        List.of("id", "carrier_code", "tracking_number", "time_slots", "status", "created_at", "contract_id").stream()
                .filter(row::hasNonNull).forEach(field -> view.set(field, row.get(field)));
        return view;
    }
}
