package io.github.camelsendcloud.sandbox.internal.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The fields that each carrier demands in the data of a contract. */
final class ContractSchemas {

    /** The carriers whose contracts need a log-in at the carrier. The API cannot create such a contract. */
    static final Set<String> WITH_LOGIN = Set.of("ups", "hermes_de");

    private static final List<String> COUNTRIES = List.of("NL", "BE", "DE", "FR", "ES", "IT", "AT", "GB");

    private ContractSchemas() {
    }

    /** A field of the data of a contract. */
    private record Field(String name, String description, boolean required, String type) {
    }

    private static List<Field> fields(Carrier carrier) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("name", "The name of the contract in the account.", false, "string"));
        if (carrier.code().equals("ups")) {
            fields.add(new Field("account_number", "The number of the account at UPS.", true, "string"));
        } else {
            fields.add(new Field("client_id", "The number of the customer at " + carrier.name() + ".", true, "string"));
        }
        fields.add(new Field("country", "The country of the contract.", false, "choice"));
        if (carrier.code().equals("dhl_de")) {
            fields.add(new Field("returns", "The receiver id of returns for each country.", false, "object"));
        }
        return fields;
    }

    static ObjectNode of(Carrier carrier) {
        ObjectNode schema = Json.object().put("carrier_code", carrier.code());
        ArrayNode list = schema.putArray("fields");
        for (Field field : fields(carrier)) {
            ObjectNode view = view(field);
            list.add(view);
            if (field.type().equals("object")) {
                ObjectNode object = view.putObject("object");
                object.set("key", view(new Field("country", "The country of the receiver.", false, "choice")));
                object.set("value", view(new Field("receiver_id", "The receiver id.", false, "string")));
            }
        }
        return schema;
    }

    private static ObjectNode view(Field field) {
        ObjectNode view = Json.object().put("name", field.name()).put("description", field.description())
                .put("required", field.required()).put("type", field.type());
        if (field.type().equals("choice")) {
            ArrayNode choices = view.putArray("choices");
            COUNTRIES.forEach(code -> choices.addObject().put("code", code).put("description", Countries.name(code)));
        }
        return view;
    }

    /** The names of the required fields that this data lacks. */
    static List<String> missing(Carrier carrier, JsonNode data) {
        return fields(carrier).stream().filter(field -> field.required() && Json.text(data, field.name(), "").isBlank())
                .map(Field::name).toList();
    }
}
