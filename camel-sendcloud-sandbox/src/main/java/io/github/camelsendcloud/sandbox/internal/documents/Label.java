package io.github.camelsendcloud.sandbox.internal.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** A label, or another document, of a parcel. Guarded by the store of the parcel. */
public record Label(Parcel parcel, DocumentType type) {

    public static Label of(Parcel parcel, DocumentType type) {
        return new Label(parcel, type);
    }

    boolean isSmall() {
        return type == DocumentType.LABEL || type == DocumentType.QR;
    }

    void draw(Canvas canvas) throws IOException {
        if (isSmall()) {
            new LabelForm(canvas, parcel).draw();
        } else {
            new CustomsForm(canvas, parcel, type).draw();
        }
    }

    /** The address in lines, as a letter shows the address. The address has the fields of v3. */
    static List<String> lines(ObjectNode address) {
        List<String> lines = new ArrayList<>();
        add(lines, Json.text(address, "name"));
        add(lines, Json.text(address, "company_name"));
        add(lines, street(address));
        add(lines, Json.text(address, "address_line_2"));
        add(lines, Json.text(address, "postal_code", "") + " " + Json.text(address, "city", ""));
        add(lines, Json.text(address, "state_province_code"));
        String country = Json.text(address, "country_code", "");
        String countryName = Countries.name(country);
        add(lines, countryName == null ? country : country + " " + countryName);
        return lines;
    }

    /** The weight with its unit. */
    static String weight(Parcel parcel) {
        return Json.text(parcel.details().path("weight"), "value", "0") + " "
               + Json.text(parcel.details().path("weight"), "unit", "kg");
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
