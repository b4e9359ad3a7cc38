package io.github.camelsendcloud.sandbox.internal.returns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The returns of an account. A return has a row with its request, and a shipment of its own whose parcels travel back.
 * A return without its parcels does not exist any more. Guarded by the store.
 */
final class Returns {

    private static final Set<ParcelStatus> CANCELLABLE = EnumSet.of(
            ParcelStatus.ANNOUNCING, ParcelStatus.READY_TO_SEND, ParcelStatus.ANNOUNCED, ParcelStatus.ANNOUNCED_UNCOLLECTED);

    private final Store store;

    Returns(Store store) {
        this.store = store;
    }

    /**
     * Creates a return whose parcels are being announced.
     *
     * @param  request        a valid request of v3
     * @param  outgoingParcel the id of the parcel that comes back; 0 if unknown
     * @return                the row
     */
    ObjectNode create(ObjectNode request, long outgoingParcel) {
        Shipment shipment = store.newShipment(fields(request), Json.object().put("is_return", true));
        ObjectNode details = Json.object();
        details.set("weight", request.path("weight").deepCopy());
        if (request.hasNonNull("dimensions")) {
            details.set("dimensions", request.path("dimensions").deepCopy());
        }
        if (request.hasNonNull("parcel_items")) {
            details.set("parcel_items", request.path("parcel_items").deepCopy());
            // an item of a return has a value, and an item of a shipment has a price
            details.path("parcel_items").forEach(item -> {
                if (item instanceof ObjectNode object && object.hasNonNull("value") && !object.hasNonNull("price")) {
                    object.set("price", object.remove("value"));
                }
            });
        }
        for (int i = request.path("collo_count").asInt(1); i > 0; i--) {
            shipment.addParcel(store.ids().nextParcel(), details.deepCopy(), ParcelStatus.ANNOUNCING);
        }
        store.add(shipment);
        long id = store.table("returns").nextId();
        ObjectNode row = Json.object().put("id", id).put("created_at", Times.v3(store.clock().now()))
                .put("outgoing_parcel", outgoingParcel);
        row.set("request", request.deepCopy());
        ArrayNode parcels = row.putArray("parcels");
        shipment.parcels().forEach(parcel -> parcels.add(parcel.id()));
        store.publish("return_created", webhook(id, request));
        return store.table("returns").put(id, row);
    }

    /** The return in the form of its webhook. */
    private static ObjectNode webhook(long id, ObjectNode request) {
        ObjectNode data = Json.object().put("id", id).put("brand_id", request.path("brand_id").asInt(1));
        data.put("order_number", Json.text(request, "order_number", "")).put("return_reason_id", 1)
                .put("return_address_id", 1).put("paid_return", false).put("delivery_choice", "drop_off_point")
                .put("refund_type", "money");
        ArrayNode items = data.putArray("items");
        for (JsonNode item : request.path("parcel_items")) {
            items.addObject().put("item_id", Json.text(item, "item_id", ""))
                    .put("description", Json.text(item, "description", ""))
                    .put("quantity", item.path("quantity").asInt(1)).put("sku", Json.text(item, "sku", ""))
                    .put("hs_code", Json.text(item, "hs_code", "")).put("return_reason_id", 1);
        }
        return data;
    }

    private static ObjectNode fields(ObjectNode request) {
        ObjectNode fields = Json.object();
        fields.set("from_address", request.path("from_address").deepCopy());
        fields.set("to_address", request.path("to_address").deepCopy());
        ObjectNode shipWith = fields.putObject("ship_with").put("type", "shipping_option_code");
        shipWith.putObject("properties").put("shipping_option_code", ReturnRules.shippingCode(request))
                .put("contract_id", request.path("ship_with").path("contract").asInt(1));
        for (String field : List.of("order_number", "brand_id", "customs_information")) {
            if (request.hasNonNull(field)) {
                fields.set(field, request.path(field).deepCopy());
            }
        }
        return fields;
    }

    /** The row; null for none. */
    ObjectNode find(long id) {
        ObjectNode row = store.table("returns").get(id);
        return row == null || parcel(row) == null ? null : row;
    }

    /** The rows, in the order of their creation. */
    List<ObjectNode> all() {
        return store.table("returns").rows(row -> parcel(row) != null);
    }

    /** The first parcel of a return; null if the account has deleted the parcel. */
    Parcel parcel(ObjectNode row) {
        return store.parcel(row.path("parcels").path(0).asLong());
    }

    List<Long> parcelIds(ObjectNode row) {
        List<Long> ids = new ArrayList<>();
        row.path("parcels").forEach(id -> ids.add(id.asLong()));
        return ids;
    }

    /** The parcel that comes back; null if unknown. */
    Parcel outgoing(ObjectNode row) {
        return store.parcel(row.path("outgoing_parcel").asLong());
    }

    boolean isCancellable(ObjectNode row) {
        return parcel(row).shipment().parcels().stream().allMatch(parcel -> CANCELLABLE.contains(parcel.status()));
    }

    /** Removes a return and its shipment. */
    void remove(ObjectNode row) {
        store.remove(parcel(row).shipment());
        store.table("returns").remove(row.path("id").asText());
    }
}
