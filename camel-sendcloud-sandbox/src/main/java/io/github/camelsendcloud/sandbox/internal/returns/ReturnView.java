package io.github.camelsendcloud.sandbox.internal.returns;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.addresses.AddressFields;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.documents.LabelsApi;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;
import io.github.camelsendcloud.sandbox.internal.tracking.ParentStatus;

/** Converts a return to the forms that v3 and v2 show. */
final class ReturnView {

    static final List<String> REASONS = List.of(
            "Changed my mind", "Product did not match expectations", "Wrong size", "Damaged", "Wrong product");

    private static final List<String> ECHOED = List.of(
            "dimensions", "order_number", "customs_invoice_nr", "customs_shipment_type", "delivery_option", "refund",
            "customs_information");
    private static final List<String> ADDRESS_FIELDS = List.of(
            "name", "company_name", "address_line_1", "house_number", "address_line_2", "postal_code", "city", "po_box",
            "state_province_code", "country_code", "email", "phone_number");

    private final String origin;
    private final Returns returns;

    ReturnView(ApiRequest request) {
        this.origin = request.origin();
        this.returns = new Returns(request.store());
    }

    ObjectNode v3(ObjectNode row) {
        Parcel parcel = returns.parcel(row);
        JsonNode request = row.path("request");
        ObjectNode view = Json.object().put("id", row.path("id").asLong()).put("parcel_id", parcel.id());
        view.set("from_address", AddressFields.known(request.path("from_address"), ADDRESS_FIELDS));
        view.set("to_address", AddressFields.known(request.path("to_address"), ADDRESS_FIELDS));
        view.putObject("shipping_product").put("code", parcel.shipment().shippingOptionCode());
        view.putObject("shipping_option").put("code", parcel.shipment().shippingOptionCode());
        view.putObject("weight").put("value", Json.number(request.path("weight").path("value")))
                .put("unit", Json.text(request.path("weight"), "unit", "kg"));
        ECHOED.stream().filter(request::hasNonNull).forEach(field -> view.set(field, request.path(field).deepCopy()));
        view.put("collo_count", parcel.shipment().parcels().size());
        view.set("parcel_items", items(request.path("parcel_items")));
        view.put("send_tracking_emails", request.path("send_tracking_emails").asBoolean(false));
        view.put("brand_id", Math.max(1, request.path("brand_id").asInt(1)));
        if (parcel.hasLabel()) {
            ObjectNode label = LabelsApi.addresses(origin, parcel);
            view.put("label_url", label.path("label_printer").asText());
            view.set("label", label);
            view.put("tracking_number", parcel.trackingNumber()).put("tracking_url", parcel.trackingUrl());
        }
        view.putObject("label_cost").put("value", labelCost(parcel)).put("currency", "EUR");
        view.put("insurance", request.path("total_insured_value").path("value").asDouble(0) > 0);
        view.put("is_cancellable", returns.isCancellable(row));
        view.set("status_history", ParentStatus.history(parcel, Times::v3));
        view.put("created_at", Json.text(row, "created_at"));
        Instant delivered = deliveredAt(parcel);
        if (delivered != null) {
            view.put("delivered_at", delivered.toEpochMilli()).put("delivered_at_iso", Times.v3(delivered));
        }
        view.set("reason", reason(request.path("reason").asInt(1)));
        view.putObject("return_fee").put("value", BigDecimal.ZERO).put("currency", "EUR");
        view.put("contract", request.path("ship_with").path("contract").asInt(1));
        view.putArray("images");
        return view.put("status", "open");
    }

    ObjectNode v2(ObjectNode row) {
        Parcel parcel = returns.parcel(row);
        Parcel outgoing = returns.outgoing(row);
        JsonNode request = row.path("request");
        ObjectNode view = Json.object().put("id", row.path("id").asLong()).put("created_at", Json.text(row, "created_at"));
        view.put("reason", Math.max(1, request.path("reason").asInt(1)));
        view.put("incoming_parcel", parcel.id()).put("message", Json.text(request, "message", ""));
        if (outgoing != null) {
            view.put("outgoing_parcel", outgoing.id());
            view.set("outgoing_parcel_data", parcelData(outgoing));
        }
        JsonNode refund = request.path("refund");
        String refundType = Json.text(refund, "refund_type", "money");
        view.putObject("refund").put("message", Json.text(refund, "message", "")).putObject("refund_type")
                .put("code", refundType).put("label", label(refundType)).put("require_message", false);
        view.put("is_cancellable", returns.isCancellable(row));
        view.put("return_fee", BigDecimal.ZERO).put("return_fee_currency", "EUR");
        view.put("label_cost", labelCost(parcel)).put("label_currency", "EUR").put("items_cost", itemsCost(request));
        Instant delivered = deliveredAt(parcel);
        if (delivered != null) {
            view.put("delivered_at", Times.v3(delivered));
        }
        view.put("delivery_option", Json.text(request, "delivery_option", "drop_off_point"));
        view.set("incoming_parcel_data", parcelData(parcel));
        view.putObject("incoming_parcel_status").put("id", parcel.status().id()).put("message", parcel.status().message())
                .put("global_status_slug", ParentStatus.of(parcel.status()));
        view.putArray("images");
        view.putArray("rule_modifications");
        return view;
    }

    /** A reason of the return portal, by its number from 1. */
    static ObjectNode reason(int number) {
        int known = Math.min(Math.max(number, 1), REASONS.size());
        return Json.object().put("id", known).put("description", REASONS.get(known - 1));
    }

    static String label(String refundType) {
        return switch (refundType) {
            case "credit" -> "Store credit";
            case "exchange" -> "Exchange";
            default -> "Money back";
        };
    }

    private static ObjectNode parcelData(Parcel parcel) {
        JsonNode from = parcel.shipment().fields().path("from_address");
        ObjectNode data = Json.object();
        if (parcel.trackingUrl() != null) {
            data.put("tracking_url", parcel.trackingUrl());
        }
        data.put("tracking_number", parcel.trackingNumber()).put("parcel_status", parcel.status().id());
        data.put("global_status_slug", ParentStatus.of(parcel.status())).put("brand_name", "Sandbox");
        data.put("order_number", Json.text(parcel.shipment().fields(), "order_number", ""));
        data.put("from_email", Json.text(from, "email", "")).put("deleted", false);
        data.put("collo_count", parcel.shipment().parcels().size());
        data.put("from_country", Json.text(from, "country_code", "")).put("from_name", Json.text(from, "name", ""));
        data.put("shipping_method", parcel.shipment().v2Fields().path("shipment").path("id").asLong(8)).putObject("extra_data");
        if (data.path("from_email").asText().isBlank()) {
            data.remove("from_email");
        }
        return data;
    }

    private static BigDecimal labelCost(Parcel parcel) {
        return Prices.of(parcel.shipment(), parcel).total();
    }

    private static Instant deliveredAt(Parcel parcel) {
        return parcel.history().stream().filter(change -> change.status() == ParcelStatus.DELIVERED)
                .map(Parcel.StatusChange::time).findFirst().orElse(null);
    }

    private static ArrayNode items(JsonNode items) {
        ArrayNode views = Json.array();
        for (JsonNode item : items) {
            if (item.isObject()) {
                ObjectNode view = item.deepCopy();
                if (view.hasNonNull("return_reason_id")) {
                    view.set("return_reason", reason(view.path("return_reason_id").asInt(1)));
                }
                views.add(view);
            }
        }
        return views;
    }

    private static BigDecimal itemsCost(JsonNode request) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode item : request.path("parcel_items")) {
            BigDecimal value = Prices.amount(item.hasNonNull("price") ? item.path("price") : item.path("value"));
            total = value == null
                    ? total : total.add(value.multiply(BigDecimal.valueOf(Math.max(1, item.path("quantity").asInt(1)))));
        }
        return total;
    }
}
