package io.github.camelsendcloud.sandbox.internal.shipments;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentType;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Converts a shipment to the form that v3 shows. A field without a value is absent; amounts and weights are text. */
public final class ShipmentView {

    private final String origin;

    public ShipmentView(String origin) {
        this.origin = origin;
    }

    public ObjectNode of(Shipment shipment) {
        ObjectNode view = Json.object().put("id", shipment.id());
        view.setAll(shipment.fields().deepCopy());
        removeNulls(view);
        valueAsText(view.path("total_order_price"));
        servicePoint(view, shipment.v2Fields());
        ArrayNode parcels = view.putArray("parcels");
        shipment.parcels().forEach(parcel -> parcels.add(of(parcel)));
        view.putObject("carrier").put("code", shipment.carrierCode()).put("name", shipment.carrierName());
        ArrayNode errors = view.putArray("errors");
        if (shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            errors.add(ErrorResponses.error(500, "parcel_announcement_error", Shipment.CARRIER_ERROR));
        }
        return view;
    }

    private static void servicePoint(ObjectNode view, ObjectNode v2Fields) {
        String id = Json.text(view.path("to_service_point"), "id", Json.text(v2Fields, "to_service_point"));
        if (id != null) {
            String ofCarrier = Json.text(view.path("to_service_point"), "carrier_service_point_id", id);
            view.putObject("to_service_point").put("id", id).put("carrier_service_point_id", ofCarrier);
        }
    }

    private ObjectNode of(Parcel parcel) {
        ObjectNode view = Json.object().put("id", parcel.id());
        view.set("status", parcel.status().v3());
        view.set("documents", documents(parcel));
        view.setAll(parcel.details().deepCopy());
        removeNulls(view);
        valueAsText(view.path("weight"));
        valueAsText(view.path("additional_insured_price"));
        if (view.path("dimensions") instanceof ObjectNode dimensions) {
            List.of("length", "width", "height").forEach(side -> asText(dimensions, side));
        }
        view.path("parcel_items").forEach(item -> valueAsText(item.path("price")));
        view.put("tracking_url", parcel.trackingUrl());
        view.put("tracking_number", parcel.trackingNumber());
        view.putObject("additional_carrier_data").putNull("awb_tracking_number").putNull("box_number");
        view.put("created_at", Times.v3(parcel.createdAt()));
        view.put("updated_at", Times.v3(parcel.updatedAt()));
        view.put("announced_at", Times.v3(parcel.announcedAt()));
        return view;
    }

    public ArrayNode documents(Parcel parcel) {
        ArrayNode documents = Json.array();
        for (DocumentType type : DocumentType.values()) {
            if (type.v3() != null && type.isAvailable(parcel)) {
                documents.addObject().put("type", type.v2()).put("document_type", type.v3()).put("size", type.size())
                        .put("link", origin + "/api/v3/parcels/" + parcel.id() + "/documents/" + type.v3());
            }
        }
        return documents;
    }

    private static void valueAsText(JsonNode measured) {
        if (measured instanceof ObjectNode object) {
            asText(object, "value");
        }
    }

    private static void asText(ObjectNode object, String field) {
        if (object.path(field).isNumber()) {
            object.put(field, object.get(field).asText());
        }
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(ShipmentView::removeNulls);
    }
}
