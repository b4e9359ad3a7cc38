package io.github.camelsendcloud.sandbox.internal.addresses;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The fields of an address of v3. */
public final class AddressFields {

    /** The fields that an address in a request has. */
    public static final List<String> REQUIRED = List.of("name", "address_line_1", "postal_code", "city", "country_code");

    private AddressFields() {
    }

    /** An address with only the fields of a list that have a text. */
    public static ObjectNode known(JsonNode address, List<String> fields) {
        ObjectNode known = Json.object();
        fields.stream().filter(field -> !Json.text(address, field, "").isBlank())
                .forEach(field -> known.put(field, Json.text(address, field)));
        return known;
    }
}
