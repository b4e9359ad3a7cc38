package io.github.camelsendcloud.sandbox.internal.shipments;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
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
    /** The shipping option that the shipping rules choose. */
    private static final String CHOSEN_BY_RULES = "postnl:standard";
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
        rules.apply(request.store(), body);
        rules.check(body);
        ApiResponse existing = existing(request, body);
        return existing != null ? existing : ApiResponse.data(201, view(request, add(request, body)));
    }

    private ApiResponse announce(ApiRequest request, ShipmentRules rules) {
        ObjectNode body = request.jsonObject();
        rules.apply(request.store(), body);
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
        if (!fields.path("ship_with").path("properties").hasNonNull("shipping_option_code")) {
            ObjectNode shipWith = fields.withObject("/ship_with").put("type", "shipping_option_code");
            shipWith.withObject("/properties").put("shipping_option_code", CHOSEN_BY_RULES);
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
        Page<Shipment> page = Page.of(request, candidates(request), filter, size);
        ArrayNode data = Json.array();
        page.items().forEach(shipment -> data.add(view(request, shipment)));
        return page.response(request, data);
    }

    /** The shipments that can match the filters of a request. */
    private static NavigableMap<Long, Shipment> candidates(ApiRequest request) {
        Store store = request.store();
        QueryParameters query = request.query();
        Stream<Shipment> few;
        if (query.first("shipment_uuids") != null) {
            few = idList(request, "shipment_uuids").stream().map(store::shipment);
        } else if (query.first("ids") != null) {
            few = idList(request, "ids").stream().map(id -> store.parcel(Parcel.idOf(id))).filter(Objects::nonNull)
                    .map(Parcel::shipment);
        } else if (query.first("tracking_number") != null) {
            few = Stream.ofNullable(store.parcelByTrackingNumber(query.first("tracking_number"))).map(Parcel::shipment);
        } else if (query.first("external_reference_id") != null) {
            few = Stream.ofNullable(store.shipmentByExternalReference(query.first("external_reference_id")));
        } else if (query.first("order_number") != null) {
            few = store.shipmentsByOrderNumber(query.first("order_number")).stream();
        } else {
            return store.shipmentsByKey();
        }
        NavigableMap<Long, Shipment> candidates = new TreeMap<>();
        few.filter(Objects::nonNull).forEach(shipment -> candidates.put(Store.key(shipment), shipment));
        return candidates;
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
                && (orderNumber == null || orderNumber.equals(shipment.orderNumber()))
                && (uuids.isEmpty() || uuids.contains(shipment.id()))
                && shipment.parcels().stream().anyMatch(
                        parcel -> (ids.isEmpty() || ids.contains(String.valueOf(parcel.id())))
                                && (status == null || hasStatus(parcel, status))
                                && (trackingNumber == null || trackingNumber.equals(parcel.trackingNumber()))
                                && within(parcel, Parcel::updatedAt, updatedAfter, updatedBefore)
                                && within(parcel, Parcel::announcedAt, announcedAfter, announcedBefore));
    }

    /** Whether a parcel has the status with this code of v3 or this number of v2. */
    private static boolean hasStatus(Parcel parcel, String status) {
        return status.equals(parcel.status().name()) || status.equals(String.valueOf(parcel.status().id()));
    }

    /** Whether a time is in a range. Both ends belong to the range. Sendcloud does not document the ends. */
    public static boolean within(Parcel parcel, Function<Parcel, Instant> time, Instant after, Instant before) {
        Instant instant = time.apply(parcel);
        return (after == null || instant != null && !instant.isBefore(after))
                && (before == null || instant != null && !instant.isAfter(before));
    }

    /**
     * The ids in a query parameter; empty if the parameter is absent.
     *
     * @throws ErrorResponseException 400 if the parameter has more than 100 ids
     */
    public static List<String> idList(ApiRequest request, String name) {
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
        boolean gone = request.store().isDeleted(request.parameter("id"));
        Cancellation result = gone ? Cancellation.GONE : Cancellation.of(find(request));
        String message = result.message("Shipment");
        return result.isFailure()
                ? ErrorResponses.v3(409, List.of(ErrorResponses.error(409, "invalid", message)))
                : ApiResponse.data(
                        result.httpStatus(), Json.object().put("status", result.status()).put("message", message));
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
