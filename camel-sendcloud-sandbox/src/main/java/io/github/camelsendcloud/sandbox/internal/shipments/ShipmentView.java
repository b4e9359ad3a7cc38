package io.github.camelsendcloud.sandbox.internal.shipments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentType;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Converts a shipment to the form that v3 shows. */
public final class ShipmentView {

    private final String origin;

    public ShipmentView(String origin) {
        this.origin = origin;
    }

    public ObjectNode of(Shipment shipment) {
        ObjectNode view = Json.object().put("id", shipment.id());
        view.setAll(shipment.fields().deepCopy());
        ArrayNode parcels = view.putArray("parcels");
        shipment.parcels().forEach(parcel -> parcels.add(of(parcel)));
        if (!view.has("customs_information")) {
            view.putNull("customs_information");
        }
        view.putObject("carrier").put("code", shipment.carrierCode()).put("name", shipment.carrierName());
        ArrayNode errors = view.putArray("errors");
        if (shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            errors.add(ErrorResponses.error(500, "parcel_announcement_error", Shipment.CARRIER_ERROR));
        }
        return view;
    }

    private ObjectNode of(Parcel parcel) {
        ObjectNode view = Json.object().put("id", parcel.id());
        view.set("status", parcel.status().v3());
        view.set("documents", documents(parcel));
        view.putNull("dimensions");
        view.setAll(parcel.details().deepCopy());
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
                documents.addObject().put("type", type.v3()).put("size", type.size())
                        .put("link", origin + "/api/v3/parcels/" + parcel.id() + "/documents/" + type.v3());
            }
        }
        return documents;
    }
}
