package io.github.camelsendcloud.sandbox.internal.orders;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Order;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentType;
import io.github.camelsendcloud.sandbox.internal.documents.Format;
import io.github.camelsendcloud.sandbox.internal.documents.Label;
import io.github.camelsendcloud.sandbox.internal.documents.LabelPrinter;
import io.github.camelsendcloud.sandbox.internal.documents.PaperSize;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.shipments.ShipmentView;
import io.github.camelsendcloud.sandbox.internal.users.SenderAddress;

/** Creates shipments from orders: "ship an order" of API v3. */
public final class OrderLabelsApi {

    private static final String POINTER = "/data/attributes/";
    private static final int MAX_ORDERS = 20;

    private final LabelPrinter printer;

    public OrderLabelsApi(LabelPrinter printer) {
        this.printer = printer;
    }

    public void addTo(Router router) {
        router.add("POST", "/api/v3/orders/create-label-sync", this::createSync);
        router.add("POST", "/api/v3/orders/create-labels-async", this::createAsync);
    }

    private ApiResponse createSync(ApiRequest request) {
        ObjectNode body = validBody(request);
        // the documentation shows three forms: an object, a list of one object, and "orders"
        JsonNode requested = body.has("order") ? body.path("order") : body.path("orders");
        JsonNode reference = requested.isArray() ? requested.path(0) : requested;
        if (!reference.isObject()) {
            return invalid("order", "Field required");
        }
        Order order = find(request, reference);
        if (order == null) {
            return OrdersApi.notFound();
        }
        if (!order.content().path("shipping_address").isObject()) {
            return invalid("order", "The order has no valid shipping address.");
        }
        Shipment shipment = ship(request, body, reference, order);
        shipment.completeAnnouncements();
        if (shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            return ErrorResponses.v3(
                    400, List.of(ErrorResponses.error(400, "parcel_announcement_error", Shipment.CARRIER_ERROR)));
        }
        return ApiResponse.data(201, Json.array().add(label(request, body, order, shipment)));
    }

    private ObjectNode label(ApiRequest request, ObjectNode body, Order order, Shipment shipment) {
        Parcel parcel = shipment.parcels().get(0);
        ObjectNode entry = entry(order, shipment);
        entry.put("tracking_number", parcel.trackingNumber()).put("tracking_url", parcel.trackingUrl());
        JsonNode details = body.path("label_details");
        Format format = Format.of(Json.text(details, "mime_type", Format.PDF.mediaType()));
        Format printed = format == null ? Format.PDF : format;
        int dpi = details.path("dpi").asInt(72);
        byte[] file = printer.print(List.of(Label.of(parcel, DocumentType.LABEL)), printed, PaperSize.A6, dpi);
        entry.putObject("label").put("file", file).put("mime_type", printed.mediaType()).put("dpi", dpi);
        entry.set("documents", new ShipmentView(request.origin()).documents(parcel));
        return entry;
    }

    private ApiResponse createAsync(ApiRequest request) {
        ObjectNode body = validBody(request);
        JsonNode orders = body.path("orders");
        if (!orders.isArray()) {
            return invalid("orders", "Field required");
        }
        if (orders.isEmpty() || orders.size() > MAX_ORDERS) {
            return invalid("orders", "List should have 1 to " + MAX_ORDERS + " items, not " + orders.size());
        }
        ArrayNode data = Json.array();
        ArrayNode errors = Json.array();
        for (int i = 0; i < orders.size(); i++) {
            String pointer = POINTER + "orders/[" + i + "]";
            Order order = find(request, orders.get(i));
            if (order == null) {
                errors.add(ErrorResponses.errorAt(pointer, "not_found", "The order could not be found.").put("status", "404"));
            } else if (!order.content().path("shipping_address").isObject()) {
                errors.add(ErrorResponses.errorAt(pointer, "validation_error", "The order has no valid shipping address.")
                        .put("title", "Invalid order"));
            } else {
                data.add(entry(order, ship(request, body, orders.get(i), order)));
            }
        }
        ObjectNode response = Json.object();
        if (!data.isEmpty()) {
            response.set("data", data);
        }
        if (!errors.isEmpty()) {
            response.set("errors", errors);
        }
        return ApiResponse.json(202, response);
    }

    private static ObjectNode entry(Order order, Shipment shipment) {
        ObjectNode entry = Json.object().put("parcel_id", shipment.parcels().get(0).id());
        ArrayNode ids = entry.putArray("parcels_ids");
        shipment.parcels().forEach(parcel -> ids.add(parcel.id()));
        entry.put("shipment_id", shipment.id()).put("order_id", order.orderId()).put("order_number", order.orderNumber());
        entry.set("ship_with", shipment.fields().path("ship_with").deepCopy());
        return entry;
    }

    private static ObjectNode validBody(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        if (!body.path("integration_id").isIntegralNumber()) {
            throw new ErrorResponseException(invalid("integration_id", "Field required"));
        }
        if (body.path("integration_id").asLong() != request.integration().id()) {
            throw new ErrorResponseException(invalid("integration_id", "Does not exist."));
        }
        return body;
    }

    private static ApiResponse invalid(String field, String detail) {
        return ErrorResponses.v3(400, List.of(ErrorResponses.errorAt(POINTER + field, "invalid", detail)));
    }

    private static Order find(ApiRequest request, JsonNode reference) {
        if (reference.path("order_id").isNumber()) {
            throw new ErrorResponseException(invalid("orders/0/order_id", "Input should be a valid string"));
        }
        String id = Json.text(reference, "order_id");
        return id != null
                ? request.store().orderByOrderId(id)
                : request.store().orderByOrderNumber(Json.text(reference, "order_number"));
    }

    private static Shipment ship(ApiRequest request, ObjectNode body, JsonNode reference, Order order) {
        ObjectNode content = order.content();
        ObjectNode fields = Json.object().put("order_number", order.orderNumber());
        fields.set("from_address", SenderAddress.v3());
        fields.set("to_address", content.path("shipping_address").deepCopy());
        JsonNode ofOrder = content.path("shipping_details").path("ship_with");
        JsonNode shipWith = body.path("ship_with").isObject() ? body.path("ship_with") : ofOrder;
        fields.set("ship_with", shipWith.isObject() ? shipWith.deepCopy() : unstampedLetter());
        JsonNode price = content.path("payment_details").path("total_price");
        if (price.hasNonNull("value")) {
            fields.set("total_order_price", price.deepCopy());
        }
        Shipment shipment = request.store().newShipment(fields, Json.object());
        JsonNode parcels = reference.path("parcels");
        if (parcels.isArray() && !parcels.isEmpty()) {
            for (JsonNode parcel : parcels) {
                shipment.addParcel(request.store().ids().nextParcel(), parcel.deepCopy(), ParcelStatus.ANNOUNCING);
            }
        } else {
            shipment.addParcel(request.store().ids().nextParcel(), parcel(content), ParcelStatus.ANNOUNCING);
        }
        request.store().add(shipment);
        return shipment;
    }

    private static ObjectNode unstampedLetter() {
        ObjectNode shipWith = Json.object().put("type", "shipping_option_code");
        shipWith.putObject("properties").put("shipping_option_code", "sendcloud:letter");
        return shipWith;
    }

    private static ObjectNode parcel(ObjectNode order) {
        ObjectNode parcel = Json.object();
        JsonNode weight = order.path("shipping_details").path("measurement").path("weight");
        if (weight.isObject()) {
            parcel.set("weight", weight.deepCopy());
        } else {
            parcel.putObject("weight").put("value", BigDecimal.ONE).put("unit", "kg");
        }
        return parcel;
    }
}
