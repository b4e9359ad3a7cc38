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

    /** The columns that a CSV must have. All other fields of the data type {@code sendcloud:order} may be missing. */
    static final List<String> REQUIRED
            = List.of("order_number", "name", "street", "postal_code", "city", "country", "weight", "shipping_option");

    /** The number of the order, which is the reference at Sendcloud; empty if the row has none. */
    public String orderNumber() {
        return value("order_number");
    }

    /** The fields of the data type {@code sendcloud:order}. */
    public Map<String, Object> order() {
        Map<String, Object> order = new LinkedHashMap<>(values);
        // a spreadsheet of most European countries writes a comma
        order.put("weight", value("weight").replace(',', '.'));
        return order;
    }

    private String value(String column) {
        return values.getOrDefault(column, "").strip();
    }
}
