package io.github.camelsendcloud.sandbox.internal.parcels;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentType;
import io.github.camelsendcloud.sandbox.internal.documents.LabelsApi;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;
import io.github.camelsendcloud.sandbox.internal.users.SenderAddress;

/** Converts a parcel to the form that v2 shows, and a parcel of a v2 request to a shipment. */
public final class ParcelView {

    private static final long UNSTAMPED_LETTER = 8;
    private static final List<String> V2_FIELDS = List.of(
            "order_number", "total_order_value", "total_order_value_currency", "insured_value", "customs_invoice_nr",
            "customs_shipment_type", "to_service_point", "reference", "shipping_method_checkout_name", "sender_address",
            "length", "width", "height", "parcel_items", "shipment", "is_return");

    private final String origin;

    public ParcelView(String origin) {
        this.origin = origin;
    }

    public ObjectNode of(Parcel parcel) {
        Shipment shipment = parcel.shipment();
        ObjectNode address = shipment.toAddress();
        ObjectNode view = Json.object().put("id", parcel.id());
        view.put("name", Json.text(address, "name"));
        view.put("company_name", Json.text(address, "company_name", ""));
        view.put("contract", 1);
        address(view, address);
        view.put("email", Json.text(address, "email", ""));
        view.put("telephone", Json.text(address, "phone_number", ""));
        view.put("date_created", Times.v2(parcel.createdAt()));
        view.put("date_updated", Times.v2(parcel.updatedAt()));
        view.put("date_announced", Times.v2(parcel.announcedAt()));
        view.put("tracking_number", parcel.trackingNumber()).put("tracking_url", parcel.trackingUrl());
        view.put("weight", kilograms(parcel));
        view.set("label", parcel.hasLabel()
                ? LabelsApi.addresses(origin, "/" + parcel.id(), "?")
                : Json.object().putNull("normal_printer").putNull("label_printer"));
        view.putObject("customs_declaration");
        view.set("documents", documents(parcel));
        view.set("status", parcel.status().v2());
        view.putObject("data");
        view.put("order_number", Json.text(shipment.fields(), "order_number", ""));
        view.putNull("length").putNull("width").putNull("height");
        view.set("parcel_items", parcel.details().path("parcel_items").isArray()
                ? parcel.details().path("parcel_items").deepCopy() : Json.array());
        view.setAll(shipment.v2Fields().deepCopy());
        view.set("shipment", method(parcel));
        view.putObject("carrier").put("code", shipment.carrierCode());
        view.put("shipment_uuid", shipment.id());
        view.put("colli_uuid", shipment.id()).put("collo_nr", parcel.colloNr()).put("collo_count", shipment.parcels().size());
        view.put("external_reference", shipment.externalReference());
        view.put("is_return", shipment.v2Fields().path("is_return").asBoolean(false));
        view.putNull("awb_tracking_number").putNull("box_number");
        return view;
    }

    private static void address(ObjectNode view, ObjectNode address) {
        String line = Json.text(address, "address_line_1", "");
        String houseNumber = Json.text(address, "house_number", "");
        String street = !houseNumber.isEmpty() && line.endsWith(" " + houseNumber)
                ? line.substring(0, line.length() - houseNumber.length() - 1) : line;
        view.put("address", line).put("address_2", Json.text(address, "address_line_2", ""));
        view.putObject("address_divided").put("street", street).put("house_number", houseNumber);
        view.put("city", Json.text(address, "city")).put("postal_code", Json.text(address, "postal_code"));
        String country = Json.text(address, "country_code", "");
        view.putObject("country").put("iso_2", country).put("iso_3", Countries.iso3(country)).put("name",
                Countries.name(country));
        view.put("to_state", Json.text(address, "state_province_code"));
    }

    private static String kilograms(Parcel parcel) {
        BigDecimal value = Json.number(parcel.details().path("weight").path("value"));
        String unit = Json.text(parcel.details().path("weight"), "unit", "kg");
        BigDecimal weight = value == null ? BigDecimal.ZERO : value;
        return (unit.equals("g") ? weight.movePointLeft(3) : weight).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private ArrayNode documents(Parcel parcel) {
        ArrayNode documents = Json.array();
        for (DocumentType type : List.of(DocumentType.LABEL, DocumentType.CUSTOMS_DECLARATION)) {
            if (type.isAvailable(parcel)) {
                documents.addObject().put("type", type.v2()).put("size", type.size())
                        .put("link", origin + "/api/v2/parcels/" + parcel.id() + "/documents/" + type.v2());
            }
        }
        return documents;
    }

    private static ObjectNode method(Parcel parcel) {
        Shipment shipment = parcel.shipment();
        ShippingMethod method = Prices.methodOf(shipment, parcel);
        return method != null
                ? Json.object().put("id", method.id()).put("name", method.name())
                : Json.object().put("id", shipment.v2Fields().path("shipment").path("id").asLong(UNSTAMPED_LETTER))
                        .put("name", shipment.shippingOptionCode());
    }

    /** The shipment that a parcel of a v2 request describes. The shipment has no parcels yet. */
    public static Shipment shipment(Store store, ObjectNode parcel) {
        ObjectNode fields = Json.object();
        String houseNumber = Json.text(parcel, "house_number", "");
        String street = Json.text(parcel, "address", "");
        ObjectNode to = fields.putObject("to_address");
        to.put("name", Json.text(parcel, "name")).put("company_name", Json.text(parcel, "company_name", ""));
        to.put("address_line_1", houseNumber.isBlank() ? street : street + " " + houseNumber);
        to.put("address_line_2", Json.text(parcel, "address_2", "")).put("house_number", houseNumber);
        to.put("postal_code", Json.text(parcel, "postal_code")).put("city", Json.text(parcel, "city"));
        to.put("country_code", Json.text(parcel, "country"));
        to.put("state_province_code", Json.text(parcel, "to_state", Json.text(parcel, "country_state")));
        to.put("phone_number", Json.text(parcel, "telephone", "")).put("email", Json.text(parcel, "email", ""));
        fields.set("from_address", SenderAddress.v3());
        ObjectNode shipWith = fields.putObject("ship_with").put("type", "shipping_option_code");
        shipWith.putObject("properties").put("shipping_option_code", optionCode(parcel.path("shipment").path("id").asLong(0)));
        fields.put("order_number", Json.text(parcel, "order_number", ""));
        if (parcel.hasNonNull("external_reference")) {
            fields.put("external_reference_id", Json.text(parcel, "external_reference"));
        }
        ObjectNode v2Fields = Json.object();
        V2_FIELDS.stream().filter(parcel::hasNonNull).forEach(field -> v2Fields.set(field, parcel.get(field).deepCopy()));
        return store.newShipment(fields, v2Fields);
    }

    /** The details of a parcel of a v2 request, in the form of v3. */
    public static ObjectNode details(ObjectNode parcel) {
        ObjectNode details = Json.object();
        details.putObject("weight").put("value", Json.text(parcel, "weight", "1.000")).put("unit", "kg");
        if (parcel.path("parcel_items").isArray()) {
            details.set("parcel_items", parcel.get("parcel_items").deepCopy());
        }
        return details;
    }

    private static String optionCode(long id) {
        ShippingMethod method = ShippingOptions.method(id == 0 ? UNSTAMPED_LETTER : id);
        return method != null ? method.option().code() : "sendcloud:method-" + id;
    }
}
