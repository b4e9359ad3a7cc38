package io.github.camelsendcloud.examples.csvtolabels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the CSV: one order with one parcel.
 *
 * @param number  the number of the row in a spreadsheet; the header is row 1
 * @param values  the values by the name of their column; empty if the row cannot be read
 * @param problem why the row cannot be read; null for a row that can be shipped
 */
public record Row(int number, Map<String, String> values, String problem) {

    /** The columns that a CSV must have. All other columns may be missing. */
    static final List<String> REQUIRED
            = List.of("order_number", "name", "street", "postal_code", "city", "country", "weight_kg", "shipping_option");

    /** The number of the order, which is the reference at Sendcloud; empty if the row has none. */
    public String orderNumber() {
        return value("order_number");
    }

    /** The body of the operation {@code shipments/announce}, without the address of the sender. */
    public Map<String, Object> shipment() {
        Map<String, Object> receiver = new LinkedHashMap<>();
        put(receiver, "name", "name");
        put(receiver, "company_name", "company");
        put(receiver, "address_line_1", "street");
        put(receiver, "house_number", "house_number");
        put(receiver, "address_line_2", "address_line_2");
        put(receiver, "postal_code", "postal_code");
        put(receiver, "city", "city");
        put(receiver, "country_code", "country");
        put(receiver, "email", "email");
        put(receiver, "phone_number", "phone");
        Map<String, Object> shipment = new LinkedHashMap<>();
        shipment.put("order_number", orderNumber());
        shipment.put("to_address", receiver);
        shipment.put("ship_with", Map.of("type", "shipping_option_code",
                "properties", Map.of("shipping_option_code", value("shipping_option"))));
        // a spreadsheet of most European countries writes a comma
        String weight = value("weight_kg").replace(',', '.');
        shipment.put("parcels", List.of(Map.of("weight", Map.of("value", weight, "unit", "kg"))));
        return shipment;
    }

    private void put(Map<String, Object> address, String field, String column) {
        if (!value(column).isEmpty()) {
            address.put(field, value(column));
        }
    }

    private String value(String column) {
        return values.getOrDefault(column, "").strip();
    }
}
