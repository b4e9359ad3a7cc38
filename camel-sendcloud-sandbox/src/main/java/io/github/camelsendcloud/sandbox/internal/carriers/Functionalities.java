package io.github.camelsendcloud.sandbox.internal.carriers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The functionalities that a shipping option can have, with their types and their defaults. */
public final class Functionalities {

    private static final Map<String, String> PRESETS = Map.of(
            "parcel", "b2c,tracked,multicollo,form_factor=parcel,last_mile=home_delivery,first_mile=pickup_dropoff,"
                      + "delivery_deadline=best_effort",
            "point", "b2c,tracked,form_factor=parcel,last_mile=service_point,first_mile=pickup_dropoff,"
                     + "delivery_deadline=best_effort",
            "mailbox", "b2c,tracked,boxable,form_factor=mailbox,last_mile=mailbox,first_mile=pickup_dropoff,"
                       + "delivery_deadline=best_effort",
            "letter", "b2b,b2c,form_factor=letter,last_mile=mailbox,first_mile=dropoff,delivery_deadline=best_effort");

    private static final Map<String, ObjectNode> DEFINITIONS = load();

    private Functionalities() {
    }

    /** The definitions of all functionalities, in the form of v2. */
    public static ObjectNode definitions() {
        ObjectNode all = Json.object();
        DEFINITIONS.forEach((identifier, definition) -> all.set(identifier, definition.deepCopy()));
        return all;
    }

    /** The values of all functionalities: these values and the defaults. */
    public static ObjectNode complete(ObjectNode values) {
        ObjectNode all = Json.object();
        DEFINITIONS.keySet().forEach(identifier -> all.set(identifier, valueOf(values, identifier)));
        return all;
    }

    /** The value of a functionality, or its default. */
    public static JsonNode valueOf(ObjectNode values, String identifier) {
        JsonNode value = values.get(identifier);
        if (value != null) {
            return value;
        }
        ObjectNode definition = DEFINITIONS.get(identifier);
        return definition == null ? NullNode.getInstance() : definition.get("default_value");
    }

    /** The values in a row of the table of options: names of presets, names of booleans, and {@code name=value}. */
    static ObjectNode parse(String list) {
        ObjectNode values = Json.object();
        for (String entry : list.split(",")) {
            if (PRESETS.containsKey(entry)) {
                values.setAll(parse(PRESETS.get(entry)));
            } else {
                String[] pair = entry.split("=");
                if (pair.length == 1) {
                    values.put(pair[0], true);
                } else if ("integer".equals(DEFINITIONS.get(pair[0]).get("type").textValue())) {
                    values.put(pair[0], Integer.parseInt(pair[1]));
                } else {
                    values.put(pair[0], pair[1]);
                }
            }
        }
        return values;
    }

    private static Map<String, ObjectNode> load() {
        Map<String, ObjectNode> definitions = new LinkedHashMap<>();
        for (String[] row : CsvTable.rows("functionalities.csv")) {
            boolean isBoolean = "boolean".equals(row[2]);
            ObjectNode definition = Json.object().put("name", row[1]);
            definition.set("default_value", isBoolean ? BooleanNode.FALSE : NullNode.getInstance());
            definition.put("type", row[2]);
            if (row.length > 3 && row[3].startsWith("^")) {
                // the bars of a pattern separate columns too
                definition.put("pattern", String.join("|", Arrays.copyOfRange(row, 3, row.length)));
            } else if (row.length > 3) {
                ObjectNode values = definition.putObject("enum");
                for (String pair : row[3].split(",")) {
                    values.putObject(pair.split("=")[0]).put("name", pair.split("=")[1]);
                }
            }
            definitions.put(row[0], definition);
        }
        return definitions;
    }
}
