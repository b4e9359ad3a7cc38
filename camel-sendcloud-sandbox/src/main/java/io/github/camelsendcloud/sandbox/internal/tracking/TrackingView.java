package io.github.camelsendcloud.sandbox.internal.tracking;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.events.TrackingEvent;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Converts a parcel to the form that the tracking of v3 shows. */
final class TrackingView {

    private static final List<String> ADDRESS_FIELDS = List.of(
            "name", "company_name", "address_line_1", "house_number", "address_line_2", "city", "po_box",
            "state_province_code", "email", "phone_number");
    private static final List<String> ITEM_FIELDS
            = List.of("item_id", "description", "hs_code", "origin_country", "sku", "product_id");

    private TrackingView() {
    }

    static ObjectNode of(Parcel parcel, long integrationId) {
        Shipment shipment = parcel.shipment();
        ObjectNode view = Json.object();
        view.put("announced_at", Times.v3(parcel.announcedAt())).put("created_at", Times.v3(parcel.createdAt()));
        view.putObject("details").put("brand_id", shipment.fields().path("brand_id").asInt(1))
                .put("expected_delivery_date", TrackingApi.expectedDelivery(parcel)).put("integration_id", integrationId)
                .put("is_mail_box", false).put("is_return", TrackingApi.isReturn(shipment))
                .put("is_to_service_point", TrackingApi.isToServicePoint(shipment));
        view.set("events", events(parcel));
        view.set("from_address", address(shipment.fields().path("from_address")));
        view.set("parcel_items", items(parcel.details().path("parcel_items")));
        view.putObject("ship_with").put("type", "shipping_option_code").putObject("properties")
                .put("shipping_option_code", shipment.shippingOptionCode())
                .put("contract_id", Math.max(1, shipment.fields().at("/ship_with/properties/contract_id").asInt(1)));
        view.put("source_id", String.valueOf(parcel.id()));
        view.set("to_address", address(shipment.toAddress()));
        view.putArray("tracking_numbers").addObject().put("carrier_code", shipment.carrierCode())
                .put("tracking_number", parcel.trackingNumber()).put("tracking_url", parcel.trackingUrl());
        return view.put("updated_at", Times.v3(parcel.updatedAt()));
    }

    private static ArrayNode events(Parcel parcel) {
        ArrayNode events = Json.array();
        for (Parcel.StatusChange change : parcel.history()) {
            boolean byCarrier = !change.time().isBefore(parcel.announcedAt());
            event(events, Times.v3(change.time()), byCarrier, TrackingEvent.phase(change.status()),
                    change.status().message());
        }
        return events;
    }

    static void event(ArrayNode events, String time, boolean byCarrier, String code, String description) {
        events.addObject().put("event_at", time).put("event_type", byCarrier ? "carrier" : "internal").put("status_code", code)
                .put("status_description", description).put("status_type", "success").put("sub_status_code", "none");
    }

    private static ObjectNode address(JsonNode address) {
        ObjectNode view = Json.object();
        ADDRESS_FIELDS.forEach(field -> {
            String text = Json.text(address, field, "");
            view.put(field, text.isBlank() ? null : text);
        });
        // both fields are texts with a length of one at least
        view.put("country_code", Json.text(address, "country_code", "NL"));
        return view.put("postal_code", Json.text(address, "postal_code", "-"));
    }

    private static ArrayNode items(JsonNode items) {
        ArrayNode views = Json.array();
        for (JsonNode item : items) {
            ObjectNode view = views.addObject();
            ITEM_FIELDS.forEach(field -> {
                String text = Json.text(item, field, "");
                if (!text.isBlank()) {
                    view.put(field, text);
                }
            });
            view.put("quantity", Math.max(1, item.path("quantity").asInt(1)));
            JsonNode weight = item.path("weight");
            BigDecimal kilograms = Json.number(weight.isObject() ? weight.path("value") : weight);
            if (kilograms != null) {
                view.putObject("weight").put("value", kilograms).put("unit", Json.text(weight, "unit", "kg"));
            }
            JsonNode price = item.path("price").isObject() ? item.path("price") : item.path("value");
            BigDecimal value = Json.number(price.isObject() ? price.path("value") : price);
            if (value != null) {
                view.putObject("price").put("value", value.toPlainString())
                        .put("currency", Json.text(price, "currency", "EUR"));
            }
        }
        return views;
    }
}
