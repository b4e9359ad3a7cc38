package io.github.camelsendcloud.sandbox.internal.returns;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.parcels.ParcelView;

/** Converts a parcel to the form that the return portal shows, and the request of a customer to a return of v3. */
final class PortalParcel {

    private static final List<String> FIELDS = List.of(
            "id", "address", "address_2", "address_divided", "city", "company_name", "country", "to_state", "email", "name",
            "postal_code", "telephone", "tracking_number", "order_number", "weight", "carrier", "collo_count");

    private PortalParcel() {
    }

    static ObjectNode of(Parcel parcel, String origin) {
        ObjectNode data = Json.object();
        ObjectNode view = new ParcelView(origin).of(parcel).retain(FIELDS);
        data.set("parcel", view.put("house_number", Json.text(parcel.shipment().toAddress(), "house_number", "")));
        ArrayNode products = data.putArray("products");
        for (JsonNode item : parcel.details().path("parcel_items")) {
            String position = String.valueOf(products.size() + 1);
            JsonNode value = item.path("price").isObject() ? item.path("price") : item.path("value");
            products.addObject().put("id", Json.text(item, "product_id", Json.text(item, "item_id", position)))
                    .put("name", Json.text(item, "description", ""))
                    .put("price", value.isObject() ? Json.text(value, "value", "0") : value.asText("0")).putNull("image_url")
                    .put("quantity", item.path("quantity").asInt(1)).put("returnable", true);
        }
        data.putArray("carriers").addObject().put("code", parcel.shipment().carrierCode())
                .put("name", parcel.shipment().carrierName()).putObject("logo").putNull("full").putNull("icon");
        data.putNull("service_point").putNull("labelless_service_point");
        return data;
    }

    /** The return of v3 that brings a parcel back from its receiver to its sender. */
    static ObjectNode returnRequest(Parcel parcel, ObjectNode request) {
        JsonNode fields = parcel.shipment().fields();
        JsonNode changes = request.path("incoming_parcel");
        ObjectNode from = parcel.shipment().toAddress().deepCopy();
        change(from, "name", changes, "from_name");
        change(from, "company_name", changes, "from_company_name");
        change(from, "address_line_1", changes, "from_address_1");
        change(from, "address_line_2", changes, "from_address_2");
        change(from, "house_number", changes, "from_house_number");
        change(from, "postal_code", changes, "from_postal_code");
        change(from, "city", changes, "from_city");
        change(from, "country_code", changes, "from_country");
        change(from, "state_province_code", changes, "from_country_state");
        change(from, "email", changes, "from_email");
        change(from, "phone_number", changes, "from_telephone");
        ObjectNode returned = Json.object();
        returned.set("from_address", from);
        returned.set("to_address", fields.path("from_address").deepCopy());
        returned.putObject("ship_with").put("type", "shipping_option_code")
                .put("shipping_option_code", parcel.shipment().shippingOptionCode());
        returned.set("weight", parcel.details().path("weight").deepCopy());
        returned.put("collo_count", changes.path("collo_count").asInt(1));
        returned.put("order_number", Json.text(fields, "order_number", ""));
        returned.put("reason", request.path("reason").asInt(1)).put("message", Json.text(request, "message", ""));
        returned.put("delivery_option", Json.text(request, "delivery_option", "drop_off_point"));
        JsonNode refund = request.path("refund");
        returned.putObject("refund").put("refund_type", Json.text(refund.path("refund_type"), "code", "money"))
                .put("message", Json.text(refund, "message", ""));
        returned.set("parcel_items", items(request.path("products")));
        return returned;
    }

    private static ArrayNode items(JsonNode products) {
        ArrayNode items = Json.array();
        for (JsonNode product : products) {
            ObjectNode item = items.addObject();
            item.put("product_id", Json.text(product, "product_id", "")).put("quantity", product.path("quantity").asInt(1));
            item.put("description", Json.text(product, "description", ""));
            item.putObject("value").put("value", Json.number(product.path("value"))).put("currency", "EUR");
            item.put("return_reason_id", Json.text(product, "return_reason", "1"));
            if (!item.path("value").hasNonNull("value")) {
                item.remove("value");
            }
        }
        return items;
    }

    private static void change(ObjectNode address, String field, JsonNode changes, String name) {
        String text = Json.text(changes, name, "");
        if (!text.isBlank()) {
            address.put(field, text);
        }
    }
}
