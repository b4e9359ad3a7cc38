package io.github.camelsendcloud.sandbox.internal.documents;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The A6 form of a shipping label: carrier, addresses, order number and the barcodes of the tracking number. */
final class LabelForm {

    private static final float LEFT = 14;
    private static final float WIDTH = 269;
    private static final float RULE = 0.8f;
    private static final float QR_SIDE = 64;
    private static final float BARCODE_TOP = 312;
    private static final float BARCODE_HEIGHT = 72;

    private final Canvas canvas;
    private final Parcel parcel;
    private final Shipment shipment;

    LabelForm(Canvas canvas, Parcel parcel) {
        this.canvas = canvas;
        this.parcel = parcel;
        this.shipment = parcel.shipment();
    }

    void draw() throws IOException {
        canvas.text(LEFT, 32, 18, 170, shipment.carrierName());
        canvas.text(LEFT + 190, 26, 9, WIDTH - 190, "Weight: " + Label.weight(parcel));
        if (shipment.parcels().size() > 1) {
            canvas.text(LEFT + 190, 38, 9, WIDTH - 190,
                    "Parcel " + (parcel.colloNr() + 1) + " of " + shipment.parcels().size());
        }
        canvas.text(LEFT, 48, 9, WIDTH, "Carrier: " + shipment.carrierName() + " (" + shipment.shippingOptionCode() + ")");
        canvas.box(LEFT, 55, WIDTH, RULE);
        canvas.text(LEFT, 66, 7, WIDTH, isReturn() ? "From (return):" : "From:");
        lines("from_address", 76, 7, WIDTH);
        canvas.box(LEFT, 140, WIDTH, RULE);
        canvas.text(LEFT, 152, 8, WIDTH, "To:");
        lines("to_address", 168, 12, WIDTH - QR_SIDE - 8);
        canvas.qr(parcel.trackingNumber() + ";" + Json.text(shipment.toAddress(), "postal_code", ""),
                LEFT + WIDTH - QR_SIDE, 150, QR_SIDE);
        canvas.box(LEFT, 264, WIDTH, RULE);
        reference();
        canvas.barcode(parcel.trackingNumber(), LEFT, BARCODE_TOP, WIDTH, BARCODE_HEIGHT);
        canvas.text(LEFT, BARCODE_TOP + BARCODE_HEIGHT + 13, 10, WIDTH, "Tracking number: " + parcel.trackingNumber());
    }

    private void reference() throws IOException {
        float y = 276;
        String orderNumber = Json.text(shipment.fields(), "order_number", "");
        if (!orderNumber.isBlank()) {
            canvas.text(LEFT, y, 10, WIDTH, "Order number: " + orderNumber);
            y += 11;
        }
        for (JsonNode note : parcel.details().path("label_notes")) {
            if (y < BARCODE_TOP) {
                canvas.text(LEFT, y, 8, WIDTH, note.asText());
                y += 9;
            }
        }
    }

    private void lines(String field, float firstLine, float size, float width) throws IOException {
        if (shipment.fields().path(field) instanceof ObjectNode address) {
            float y = firstLine;
            for (String line : Label.lines(address)) {
                canvas.text(LEFT, y, size, width, line);
                y += size * 1.2f;
            }
        }
    }

    private boolean isReturn() {
        return shipment.v2Fields().path("is_return").asBoolean();
    }
}
