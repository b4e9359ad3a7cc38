package io.github.camelsendcloud.sandbox.internal.shipments;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.users.SenderAddress;

/** The shipments of API v3. */
public final class ShipmentsApi {

    private static final String SHIPMENTS = "/api/v3/shipments";
    private static final int MAX_IDS = 100;
    private static final Set<String> ONLY_IN_REQUESTS
            = Set.of("parcels", "apply_shipping_defaults", "apply_shipping_rules", "delivery_indicator");

    private final LabelPrinter printer;

    public ShipmentsApi(LabelPrinter printer) {
        this.printer = printer;
    }

    public void addTo(Router router) {
        router.add("POST", SHIPMENTS, request -> create(request, new ShipmentRules("/data/attributes", false, 50)));
        router.add(
                "POST", SHIPMENTS + "/create-with-shipping-rules",
                request -> create(request, new ShipmentRules("/data/attributes", true, 50)));
        router.add("POST", SHIPMENTS + "/announce", request -> announce(request, new ShipmentRules("", false, 15)));
        router.add(
                "POST", SHIPMENTS + "/announce-with-shipping-rules",
                request -> announce(request, new ShipmentRules("", true, 15)));
        router.add("GET", SHIPMENTS, this::list);
        router.add("GET", SHIPMENTS + "/{id}", this::retrieve);
        router.add("POST", SHIPMENTS + "/{id}/cancel", this::cancel);
    }

    private ApiResponse create(ApiRequest request, ShipmentRules rules) {
        ObjectNode body = request.jsonObject();
        rules.check(body);
        ApiResponse existing = existing(request, body);
        return existing != null ? existing : ApiResponse.data(201, view(request, add(request, body)));
    }

    private ApiResponse announce(ApiRequest request, ShipmentRules rules) {
        ObjectNode body = request.jsonObject();
        rules.check(body);
        ApiResponse existing = existing(request, body);
        if (existing != null) {
            return existing;
        }
        Shipment shipment = add(request, body);
        shipment.completeAnnouncements();
        ObjectNode view = view(request, shipment);
        addLabelFile(view, shipment, printer);
        return ApiResponse.data(201, view);
    }

    private static Shipment add(ApiRequest request, ObjectNode body) {
        ObjectNode fields = body.deepCopy();
        fields.remove(ONLY_IN_REQUESTS);
        if (!fields.path("from_address").has("name")) {
            fields.set("from_address", SenderAddress.v3());
        }
        Shipment shipment = request.store().newShipment(fields, Json.object());
        for (JsonNode parcel : body.path("parcels")) {
            shipment.addParcel(request.store().ids().nextParcel(), parcel.deepCopy(), ParcelStatus.ANNOUNCING);
        }
        request.store().add(shipment);
        return shipment;
    }

    /** Adds the label to the response. A shipment with several parcels gets no label in the response. */
    public static void addLabelFile(ObjectNode view, Shipment shipment, LabelPrinter printer) {
        JsonNode details = shipment.fields().path("label_details");
        if (details.isObject() && shipment.parcels().size() == 1 && shipment.parcels().get(0).hasLabel()) {
            Format format = Format.of(Json.text(details, "mime_type", "application/pdf"));
            byte[] file = printer.print(
                    List.of(Label.of(shipment.parcels().get(0), DocumentType.LABEL)),
                    format == null ? Format.PDF : format, PaperSize.A6, details.path("dpi").asInt(72));
            ((ObjectNode) view.path("parcels").get(0)).put("label_file", file);
        }
    }

    private static ApiResponse existing(ApiRequest request, ObjectNode body) {
        Shipment existing = request.store().shipmentByExternalReference(Json.text(body, "external_reference_id"));
        return existing == null ? null : ApiResponse.data(409, view(request, existing));
    }

    private ApiResponse list(ApiRequest request) {
        request.store().completeAnnouncements();
        int size = Page.size(request, 100, 40);
        Predicate<Shipment> filter = filter(request);
        List<Shipment> matching = request.store().shipments().stream().filter(filter).toList();
        Page<Shipment> page = Page.of(request, matching, shipment -> shipment.parcels().get(0).id(), size);
        ArrayNode data = Json.array();
        page.items().forEach(shipment -> data.add(view(request, shipment)));
        return page.response(request, data);
    }

    private static Predicate<Shipment> filter(ApiRequest request) {
        QueryParameters query = request.query();
        Instant updatedAfter = Times.parameter(request, "updated_after");
        Instant updatedBefore = Times.parameter(request, "updated_before");
        Instant announcedAfter = Times.parameter(request, "announced_after");
        Instant announcedBefore = Times.parameter(request, "announced_before");
        List<String> ids = idList(request, "ids");
        List<String> uuids = idList(request, "shipment_uuids");
        String integration = query.first("integration_id");
        String reference = query.first("external_reference_id");
        String orderNumber = query.first("order_number");
        String trackingNumber = query.first("tracking_number");
        String status = query.first("parcel_status");
        String ownIntegration = String.valueOf(request.integration().id());
        return shipment -> (integration == null || integration.equals(ownIntegration))
                && (reference == null || reference.equals(shipment.externalReference()))
                && (orderNumber == null || orderNumber.equals(Json.text(shipment.fields(), "order_number")))
                && (uuids.isEmpty() || uuids.contains(shipment.id()))
                && shipment.parcels().stream().anyMatch(
                        parcel -> (ids.isEmpty() || ids.contains(String.valueOf(parcel.id())))
                                && (status == null || status.equals(parcel.status().name()))
                                && (trackingNumber == null || trackingNumber.equals(parcel.trackingNumber()))
                                && within(parcel, Parcel::updatedAt, updatedAfter, updatedBefore)
                                && within(parcel, Parcel::announcedAt, announcedAfter, announcedBefore));
    }

    /** Whether a time is in a range. Both ends belong to the range. Sendcloud does not document the ends. */
    public static boolean within(Parcel parcel, Function<Parcel, Instant> time, Instant after, Instant before) {
        Instant instant = time.apply(parcel);
        return (after == null || instant != null && !instant.isBefore(after))
                && (before == null || instant != null && !instant.isAfter(before));
    }

    private static List<String> idList(ApiRequest request, String name) {
        List<String> ids = request.query().list(name);
        if (ids.size() > MAX_IDS) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(request, name, "invalid", "At most " + MAX_IDS + " ids can be given."));
        }
        return ids;
    }

    private ApiResponse retrieve(ApiRequest request) {
        Shipment shipment = find(request);
        shipment.completeAnnouncements();
        return ApiResponse.data(200, view(request, shipment));
    }

    private ApiResponse cancel(ApiRequest request) {
        Shipment shipment = find(request);
        if (shipment.has(ParcelStatus.CANCELLED)) {
            return conflict("This shipment is already being cancelled.");
        }
        if (shipment.has(ParcelStatus.DELIVERED)) {
            return conflict("This shipment has been delivered and cannot be cancelled.");
        }
        if (shipment.refusesCancellation()) {
            return conflict("Shipped parcels, or parcels being shipped, can no longer be cancelled.");
        }
        shipment.cancel();
        return ApiResponse.data(200, Json.object().put("status", "cancelled").put("message", "Shipment has been cancelled"));
    }

    private static ApiResponse conflict(String detail) {
        return ErrorResponses.v3(409, List.of(ErrorResponses.error(409, "invalid", detail)));
    }

    private static Shipment find(ApiRequest request) {
        Shipment shipment = request.store().shipment(request.parameter("id"));
        if (shipment == null) {
            throw new ErrorResponseException(ErrorResponses.of(request, 404, "not_found", "Not found"));
        }
        return shipment;
    }

    private static ObjectNode view(ApiRequest request, Shipment shipment) {
        return new ShipmentView(request.origin()).of(shipment);
    }
}
