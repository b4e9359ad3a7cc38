package io.github.camelsendcloud.sandbox.internal.parcels;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.addresses.PostalCodes;
import io.github.camelsendcloud.sandbox.internal.contracts.Contracts;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentType;
import io.github.camelsendcloud.sandbox.internal.documents.LabelsApi;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/**
 * Converts a parcel to the form that v2 shows. The response is not the request: the postal code is normalised, weights
 * and amounts are text, and a field that the caller has not sent has its default. Recordings show null for
 * {@code to_service_point} and {@code shipment_uuid}; the specification allows no null, so these fields are absent.
 */
public final class ParcelView {

    private final String origin;

    public ParcelView(String origin) {
        this.origin = origin;
    }

    public ObjectNode of(Parcel parcel) {
        Shipment shipment = parcel.shipment();
        ObjectNode to = shipment.toAddress();
        ObjectNode view = Json.object().put("id", parcel.id());
        view.put("name", Json.text(to, "name")).put("company_name", Json.text(to, "company_name", ""));
        address(view, to);
        view.put("email", Json.text(to, "email", "")).put("telephone", Json.text(to, "phone_number", ""));
        times(view, parcel);
        view.put("tracking_number", parcel.trackingNumber());
        if (parcel.trackingUrl() != null) {
            view.put("tracking_url", parcel.trackingUrl());
        }
        view.put("weight", ParcelItems.kilograms(parcel.details().path("weight")));
        view.set("label", parcel.hasLabel()
                ? LabelsApi.addresses(origin, parcel) : Json.object());
        view.putObject("customs_declaration");
        view.set("documents", documents(parcel));
        view.set("status", parcel.status().v2());
        view.putObject("data");
        view.set("parcel_items", ParcelItems.v2(parcel.details().path("parcel_items")));
        dimensions(view, parcel);
        order(view, parcel);
        method(view, parcel);
        customs(view, shipment.v2Fields());
        view.put("colli_uuid", shipment.id()).put("collo_nr", parcel.colloNr()).put("collo_count", shipment.parcels().size());
        if (!shipment.v2Fields().path(ParcelRequest.ANNOUNCED_BY_POST).asBoolean()) {
            view.put("shipment_uuid", shipment.id());
        }
        view.put("is_return", shipment.v2Fields().path("is_return").asBoolean(false));
        view.putNull("awb_tracking_number").putNull("box_number");
        return view;
    }

    private static void address(ObjectNode view, ObjectNode address) {
        String line = Json.text(address, "address_line_1", "");
        String houseNumber = Json.text(address, "house_number", "");
        boolean inLine = !houseNumber.isEmpty() && line.endsWith(" " + houseNumber);
        String street = inLine ? line.substring(0, line.length() - houseNumber.length() - 1) : line;
        String country = Json.text(address, "country_code", "");
        String countryName = Countries.name(country);
        view.put("address", inLine || houseNumber.isEmpty() ? line : line + " " + houseNumber);
        view.put("address_2", Json.text(address, "address_line_2", ""));
        view.putObject("address_divided").put("street", street).put("house_number", houseNumber);
        view.put("city", Json.text(address, "city", ""));
        view.put("postal_code", postalCode(country, Json.text(address, "postal_code", "")));
        view.putObject("country").put("iso_2", country).put("iso_3", Countries.iso3(country))
                .put("name", countryName == null ? country : countryName);
        view.put("to_state", Json.text(address, "state_province_code", ""));
    }

    /** The postal code in the format of its country. A code that has no such format stays. */
    private static String postalCode(String country, String code) {
        String normalized = PostalCodes.normalize(country, code);
        return normalized == null ? code.strip() : normalized.strip();
    }

    private static void times(ObjectNode view, Parcel parcel) {
        view.put("date_created", Times.v2(parcel.createdAt())).put("date_updated", Times.v2(parcel.updatedAt()));
        if (parcel.announcedAt() != null) {
            view.put("date_announced", Times.v2(parcel.announcedAt()));
        }
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

    private static void dimensions(ObjectNode view, Parcel parcel) {
        JsonNode v3 = parcel.details().path("dimensions");
        String unit = Json.text(v3, "unit", "cm");
        for (String side : List.of("length", "width", "height")) {
            BigDecimal length = Json.number(v3.path(side));
            BigDecimal centimetres = length == null
                    ? Json.number(parcel.shipment().v2Fields().path(side)) : Units.centimetres(length, unit);
            view.put(side, centimetres == null ? null : centimetres.setScale(2, RoundingMode.HALF_UP).toPlainString());
        }
    }

    private static void order(ObjectNode view, Parcel parcel) {
        Shipment shipment = parcel.shipment();
        ObjectNode v2 = shipment.v2Fields();
        view.put("order_number", shipment.orderNumber()).put("external_reference", shipment.externalReference());
        view.put("reference", Json.text(v2, "reference", Json.text(shipment.fields(), "reference", "0")));
        view.put("external_order_id", Json.text(v2, "external_order_id", String.valueOf(parcel.id())));
        view.put("external_shipment_id", Json.text(v2, "external_shipment_id", ""));
        int insured = v2.path("insured_value").asInt(0);
        view.put("insured_value", insured).put("total_insured_value", v2.path("total_insured_value").asInt(insured));
        JsonNode price = shipment.fields().path("total_order_price");
        JsonNode value = v2.hasNonNull("total_order_value") ? v2.path("total_order_value") : price.path("value");
        String currency = Json.text(v2, "total_order_value_currency", Json.text(price, "currency"));
        if (!v2.isEmpty() || Json.number(value) != null) {
            view.put("total_order_value", Json.number(value) == null ? null : ParcelItems.amount(value));
            view.put("total_order_value_currency", currency);
        }
        view.put("note", Json.text(v2, "note", ""));
    }

    private static void method(ObjectNode view, Parcel parcel) {
        Shipment shipment = parcel.shipment();
        ObjectNode v2 = shipment.v2Fields();
        ObjectNode method = ChosenMethod.v2(parcel);
        boolean letter = shipment.isUnstampedLetter();
        view.set("shipment", method);
        view.set("shipping_method", method == null ? null : method.get("id"));
        view.put("shipping_method_checkout_name", Json.text(v2, "shipping_method_checkout_name", ""));
        view.put("type", method == null ? null : letter ? "letter" : "parcel");
        view.putObject("carrier").put("code", shipment.carrierCode());
        if (letter) {
            view.putNull("contract");
        } else {
            ObjectNode contract = Contracts.defaultOf(shipment.store(), shipment.carrierCode());
            view.set("contract", v2.hasNonNull("contract") ? v2.get("contract") : contract == null ? null : contract.get("id"));
        }
        JsonNode point = v2.hasNonNull("to_service_point")
                ? v2.path("to_service_point") : shipment.fields().path("to_service_point").path("id");
        if (point.isValueNode() && !point.isNull()) {
            view.put("to_service_point", point.asText());
        }
        view.put("to_post_number", Json.text(v2, "to_post_number", ""));
    }

    private static void customs(ObjectNode view, ObjectNode v2) {
        JsonNode information = v2.path("customs_information");
        view.put("customs_invoice_nr", Json.text(
                v2, "customs_invoice_nr", Json.text(information, "customs_invoice_nr", "")));
        JsonNode type = v2.hasNonNull("customs_shipment_type")
                ? v2.path("customs_shipment_type") : information.path("customs_shipment_type");
        if (type.isNumber()) {
            view.put("customs_shipment_type", type.asInt());
        } else {
            view.putNull("customs_shipment_type");
        }
        if (information.isObject()) {
            view.set("customs_information", information.deepCopy());
        }
    }
}
