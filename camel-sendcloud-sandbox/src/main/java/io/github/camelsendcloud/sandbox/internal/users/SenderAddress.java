package io.github.camelsendcloud.sandbox.internal.users;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** A sender address of every account in the sandbox, in the shapes of both versions of the API. */
public record SenderAddress(
        long id, String label, String contactName, String street, String houseNumber, String postalCode, String city,
        String country, String telephone, String vatNumber, String eoriNumber) {

    private static final SenderAddress FIRST = new SenderAddress(
            1, "Sandbox", "Marie Doe", "Stadhuisplein", "10", "5611 EM", "Eindhoven", "NL", "+31612345678",
            "NL123456789B01", "NL123456789");
    private static final List<SenderAddress> ALL = List.of(FIRST, new SenderAddress(
            2, "Sandbox FR", "Jean Doe", "Rue de Rivoli", "31", "75004", "Paris", "FR", "+33123456789", "FR12345678901",
            "FR12345678900011"));
    private static final String COMPANY = "Sandbox";
    private static final String EMAIL = "marie.doe@example.com";

    /** All sender addresses, in the order of their ids. */
    static List<SenderAddress> all() {
        return ALL;
    }

    /** The sender address with this id; null for none. */
    public static SenderAddress get(long id) {
        return ALL.stream().filter(address -> address.id == id).findFirst().orElse(null);
    }

    /** The first sender address as an address of v3. */
    public static ObjectNode v3() {
        return FIRST.addressV3();
    }

    /** An address of v3, for example the {@code from_address} of a shipment. */
    public ObjectNode addressV3() {
        return Json.object()
                .put("name", contactName)
                .put("company_name", COMPANY)
                .put("address_line_1", street)
                .put("house_number", houseNumber)
                .put("postal_code", postalCode)
                .put("city", city)
                .put("country_code", country)
                .put("phone_number", telephone)
                .put("email", EMAIL);
    }

    /** The sender address itself in v3. */
    ObjectNode viewV3() {
        ObjectNode view = addressV3().put("address_line_2", "").put("po_box", "").put("state_province_code", "")
                .put("id", id);
        view.putObject("signature").put("full_name", contactName).put("initials", initials());
        ArrayNode numbers = view.putArray("tax_numbers");
        numbers.addObject().put("name", "VAT").put("country_code", country).put("value", vatNumber);
        numbers.addObject().put("name", "EORI").put("country_code", country).put("value", eoriNumber);
        return view;
    }

    ObjectNode viewV2() {
        return Json.object()
                .put("id", id)
                .put("company_name", COMPANY)
                .put("contact_name", contactName)
                .put("email", EMAIL)
                .put("telephone", telephone)
                .put("street", street)
                .put("house_number", houseNumber)
                .put("postal_box", "")
                .put("postal_code", postalCode)
                .put("city", city)
                .put("country", country)
                .putNull("country_state")
                .put("vat_number", vatNumber)
                .put("eori_number", eoriNumber)
                .put("label", label)
                .put("brand_id", 1)
                .put("signature_full_name", contactName)
                .put("signature_initials", initials());
    }

    private String initials() {
        return contactName.replaceAll("(\\p{L})\\p{L}* ?", "$1");
    }
}
