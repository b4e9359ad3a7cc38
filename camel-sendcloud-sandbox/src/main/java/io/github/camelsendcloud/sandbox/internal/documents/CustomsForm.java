package io.github.camelsendcloud.sandbox.internal.documents;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The A4 form of a customs document or an air waybill: addresses, invoice, and the items of the parcel in a table. */
final class CustomsForm {

    private static final float LEFT = 40;
    private static final float WIDTH = 515;
    private static final float BOTTOM = 790;
    private static final float[] COLUMNS = { LEFT, 270, 310, 380, 425, 485 };
    private static final List<String> REASONS
            = List.of("gift", "documents", "commercial goods", "commercial sample", "returned goods");

    private final Canvas canvas;
    private final Parcel parcel;
    private final DocumentType type;
    private final Shipment shipment;
    private float y = 50;

    CustomsForm(Canvas canvas, Parcel parcel, DocumentType type) {
        this.canvas = canvas;
        this.parcel = parcel;
        this.type = type;
        this.shipment = parcel.shipment();
    }

    void draw() throws IOException {
        canvas.text(LEFT, y, 18, WIDTH, type.title());
        y += 24;
        JsonNode customs = shipment.fields().path("customs_information");
        line("Invoice number: " + Json.text(customs, "invoice_number", Json.text(shipment.v2Fields(), "customs_invoice_nr", "-")));
        line("Reason of export: " + reason(customs));
        line("Order number: " + Json.text(shipment.fields(), "order_number", "-"));
        line("Date: " + parcel.createdAt().toString().substring(0, 10));
        line("Carrier: " + shipment.carrierName() + " (" + shipment.shippingOptionCode() + ")");
        line("Weight: " + Label.weight(parcel));
        canvas.barcode(parcel.trackingNumber(), 330, 60, 225, 50);
        canvas.text(330, 124, 10, 225, "Tracking number: " + parcel.trackingNumber());
        address("Sender:", "from_address");
        address("Receiver:", "to_address");
        y += 10;
        items();
    }

    private String reason(JsonNode customs) {
        int v2Type = shipment.v2Fields().path("customs_shipment_type").asInt(2);
        String v2Reason = REASONS.get(v2Type >= 0 && v2Type < REASONS.size() ? v2Type : 2);
        return Json.text(customs, "export_reason", v2Reason).replace('_', ' ');
    }

    private void address(String heading, String field) throws IOException {
        y += 8;
        line(heading);
        if (shipment.fields().path(field) instanceof ObjectNode address) {
            for (String line : Label.lines(address)) {
                line(line);
            }
        }
    }

    private void items() throws IOException {
        row(List.of("Description", "Quantity", "HS code", "Origin", "Weight", "Value"));
        canvas.box(LEFT, y - 10, WIDTH, 0.8f);
        BigDecimal total = BigDecimal.ZERO;
        String currency = "EUR";
        for (JsonNode item : parcel.details().path("parcel_items")) {
            JsonNode price = item.path("price").isObject() ? item.path("price") : item.path("value");
            BigDecimal value = Json.number(price.isObject() ? price.path("value") : price);
            currency = Json.text(price, "currency", currency);
            String quantity = Json.text(item, "quantity", "1");
            row(List.of(Json.text(item, "description", "-"), quantity, Json.text(item, "hs_code", ""),
                    Json.text(item, "origin_country", ""), weight(item.path("weight")),
                    value == null ? "" : value.toPlainString() + " " + currency));
            BigDecimal count = Json.number(item.path("quantity"));
            total = total.add(value == null ? BigDecimal.ZERO : value.multiply(count == null ? BigDecimal.ONE : count));
        }
        line("Total value: " + total.toPlainString() + " " + currency);
    }

    private static String weight(JsonNode weight) {
        return weight.isObject()
                ? Json.text(weight, "value", "") + " " + Json.text(weight, "unit", "kg") : weight.asText("") + " kg";
    }

    private void row(List<String> cells) throws IOException {
        if (y > BOTTOM) {
            canvas.continueOnNewPage();
            y = 50;
        }
        for (int i = 0; i < COLUMNS.length; i++) {
            float end = i + 1 < COLUMNS.length ? COLUMNS[i + 1] : LEFT + WIDTH;
            canvas.text(COLUMNS[i], y, 9, end - COLUMNS[i] - 4, cells.get(i));
        }
        y += 14;
    }

    private void line(String text) throws IOException {
        canvas.text(LEFT, y, 10, 280, text);
        y += 13;
    }
}
