package io.github.camelsendcloud.sandbox.internal.documents;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The lines of text on a label or on another document of a parcel. The first line is the heading. */
public record Label(List<String> lines) {

    public static Label of(Parcel parcel, DocumentType type) {
        Shipment shipment = parcel.shipment();
        ObjectNode address = shipment.toAddress();
        List<String> lines = new ArrayList<>();
        lines.add(type.title());
        add(lines, Json.text(address, "name"));
        add(lines, Json.text(address, "company_name"));
        add(lines, street(address));
        add(lines, Json.text(address, "address_line_2"));
        add(lines, Json.text(address, "postal_code", "") + " " + Json.text(address, "city", ""));
        add(lines, Json.text(address, "state_province_code"));
        String country = Json.text(address, "country_code", "");
        String countryName = Countries.name(country);
        add(lines, countryName == null ? country : country + " " + countryName);
        add(lines, "Tracking number: " + parcel.trackingNumber());
        add(lines, "Carrier: " + shipment.carrierName() + " (" + shipment.shippingOptionCode() + ")");
        String orderNumber = Json.text(shipment.fields(), "order_number");
        add(lines, orderNumber == null ? null : "Order number: " + orderNumber);
        if (shipment.parcels().size() > 1) {
            add(lines, "Parcel " + (parcel.colloNr() + 1) + " of " + shipment.parcels().size());
        }
        parcel.details().path("label_notes").forEach(note -> add(lines, note.asText()));
        return new Label(List.copyOf(lines));
    }

    private static String street(ObjectNode address) {
        String line = Json.text(address, "address_line_1", "");
        String houseNumber = Json.text(address, "house_number", "");
        // many callers send a line that already ends with the house number
        return houseNumber.isBlank() || line.endsWith(" " + houseNumber) ? line : line + " " + houseNumber;
    }

    private static void add(List<String> lines, String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line.strip());
        }
    }
}
