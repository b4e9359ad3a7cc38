package io.github.camelsendcloud.sandbox.internal.parcels;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.users.SenderAddress;

/** A parcel in a request of v2. The request describes a new shipment, or changes a parcel that has no label. */
final class ParcelRequest {

    /**
     * The field of v2 that says whether the create request has announced the parcel. Only parcels of v2 have the field.
     */
    static final String ANNOUNCED_BY_POST = "announced_by_post";

    private static final Map<String, String> TO_ADDRESS = Map.of(
            "name", "name", "company_name", "company_name", "address_2", "address_line_2", "postal_code", "postal_code",
            "city", "city", "country", "country_code", "telephone", "phone_number", "email", "email",
            "country_state", "state_province_code", "to_state", "state_province_code");
    private static final Map<String, String> FROM_ADDRESS = Map.of(
            "from_name", "name", "from_company_name", "company_name", "from_address_2", "address_line_2",
            "from_house_number", "house_number", "from_postal_code", "postal_code", "from_city", "city",
            "from_country", "country_code", "from_telephone", "phone_number", "from_email", "email");
    private static final List<String> V2_FIELDS = List.of(
            "contract", "total_order_value", "total_order_value_currency", "insured_value", "total_insured_value",
            "customs_invoice_nr", "customs_shipment_type", "customs_information", "to_service_point", "to_post_number",
            "reference", "shipping_method_checkout_name", "sender_address", "length", "width", "height", "shipment",
            "is_return", "note", "external_order_id", "external_shipment_id");

    private final ObjectNode parcel;

    ParcelRequest(ObjectNode parcel) {
        this.parcel = parcel;
    }

    /** Creates a shipment, and announces its parcels if the caller requests a label. */
    Shipment create(Store store) {
        ObjectNode fields = Json.object();
        fields.putObject("to_address").put("company_name", "").put("address_line_2", "").put("house_number", "")
                .put("phone_number", "").put("email", "");
        fields.set("from_address", SenderAddress.v3());
        fields.putObject("ship_with").put("type", "shipping_option_code").putObject("properties")
                .put("shipping_option_code", ChosenMethod.UNSTAMPED_LETTER_OPTION);
        fields.put("order_number", "");
        Shipment shipment = store.newShipment(fields, Json.object().put(ANNOUNCED_BY_POST, false));
        applyTo(shipment);
        boolean async = parcel.path("request_label_async").asBoolean();
        boolean label = async || parcel.path("request_label").asBoolean();
        if (label) {
            shipment.v2Fields().put(ANNOUNCED_BY_POST, true);
            chooseByRules(shipment);
        }
        ObjectNode details = details(Json.object());
        for (int i = parcel.path("quantity").asInt(1); i > 0; i--) {
            shipment.addParcel(
                    store.ids().nextParcel(), details.deepCopy(), label ? ParcelStatus.ANNOUNCING : ParcelStatus.NO_LABEL);
        }
        store.add(shipment);
        if (!async) {
            shipment.completeAnnouncements();
        }
        return shipment;
    }

    /** Changes a parcel, and announces the parcel if the caller requests a label. */
    void change(Parcel changed) {
        applyTo(changed.shipment());
        changed.details(details(changed.details().deepCopy()));
        if (parcel.path("request_label").asBoolean()) {
            chooseByRules(changed.shipment());
            changed.status(ParcelStatus.ANNOUNCING);
            changed.shipment().completeAnnouncements();
        }
    }

    private void applyTo(Shipment shipment) {
        ObjectNode fields = shipment.fields();
        ObjectNode to = shipment.toAddress();
        copy(TO_ADDRESS, to);
        if (parcel.hasNonNull("address") || parcel.hasNonNull("house_number")) {
            String houseNumber = Json.text(parcel, "house_number", "");
            String street = Json.text(parcel, "address", Json.text(to, "address_line_1", ""));
            boolean twice = houseNumber.isBlank() || street.endsWith(" " + houseNumber);
            to.put("address_line_1", twice ? street : street + " " + houseNumber);
            if (parcel.hasNonNull("house_number")) {
                to.put("house_number", houseNumber);
            }
        }
        SenderAddress sender = SenderAddress.get(parcel.path("sender_address").asLong(0));
        if (sender != null) {
            fields.set("from_address", sender.addressV3());
        }
        if (parcel.hasNonNull("from_name") || parcel.hasNonNull("from_address_1")) {
            ObjectNode from = fields.withObject("/from_address");
            copy(FROM_ADDRESS, from);
            if (parcel.hasNonNull("from_address_1")) {
                from.put("address_line_1", Json.text(parcel, "from_address_1"));
            }
        }
        if (parcel.path("shipment").hasNonNull("id")) {
            long method = parcel.path("shipment").path("id").asLong();
            fields.putObject("ship_with").put("type", "shipping_option_code").putObject("properties")
                    .put("shipping_option_code", ChosenMethod.optionCode(method));
        }
        if (parcel.hasNonNull("order_number")) {
            fields.put("order_number", Json.text(parcel, "order_number"));
        }
        if (parcel.hasNonNull("external_reference")) {
            fields.put("external_reference_id", Json.text(parcel, "external_reference"));
        }
        V2_FIELDS.stream().filter(parcel::hasNonNull)
                .forEach(field -> shipment.v2Fields().set(field, parcel.get(field).deepCopy()));
    }

    private void copy(Map<String, String> names, ObjectNode address) {
        names.forEach((v2, v3) -> {
            if (parcel.hasNonNull(v2)) {
                address.put(v3, Json.text(parcel, v2));
            }
        });
    }

    /** The shipping rules of the sandbox choose one shipping method for all parcels without a shipping method. */
    private void chooseByRules(Shipment shipment) {
        if (parcel.path("apply_shipping_rules").asBoolean() && !shipment.v2Fields().has("shipment")) {
            shipment.v2Fields().putObject("shipment").put("id", ChosenMethod.BY_RULES);
            shipment.fields().withObject("/ship_with/properties")
                    .put("shipping_option_code", ChosenMethod.optionCode(ChosenMethod.BY_RULES));
        }
    }

    private ObjectNode details(ObjectNode details) {
        if (parcel.hasNonNull("weight") || !details.has("weight")) {
            details.putObject("weight").put("value", Json.text(parcel, "weight", "1.000")).put("unit", "kg");
        }
        if (parcel.path("parcel_items").isArray()) {
            details.set("parcel_items", ParcelItems.v3(parcel.path("parcel_items")));
        }
        return details;
    }
}
