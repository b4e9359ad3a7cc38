package io.github.camelsendcloud.sandbox.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The sender address of every account in the sandbox, in the shapes of both versions of the API. */
public final class SenderAddress {

    public static final long ID = 1;

    private SenderAddress() {
    }

    public static ObjectNode v3() {
        return Json.object()
                .put("name", "Marie Doe")
                .put("company_name", "Sandbox")
                .put("address_line_1", "Stadhuisplein 10")
                .put("house_number", "10")
                .put("postal_code", "5611 EM")
                .put("city", "Eindhoven")
                .put("country_code", "NL")
                .put("phone_number", "+31612345678")
                .put("email", "marie.doe@example.com");
    }

    public static ObjectNode v2() {
        return Json.object()
                .put("id", ID)
                .put("company_name", "Sandbox")
                .put("contact_name", "Marie Doe")
                .put("email", "marie.doe@example.com")
                .put("telephone", "+31612345678")
                .put("street", "Stadhuisplein")
                .put("house_number", "10")
                .put("postal_box", "")
                .put("postal_code", "5611 EM")
                .put("city", "Eindhoven")
                .put("country", "NL")
                .putNull("country_state")
                .put("vat_number", "NL123456789B01")
                .put("eori_number", "NL123456789")
                .put("label", "Sandbox")
                .put("brand_id", 1)
                .put("signature_full_name", "")
                .put("signature_initials", "");
    }
}
