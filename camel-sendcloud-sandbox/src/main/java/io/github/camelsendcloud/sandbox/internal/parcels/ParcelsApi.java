package io.github.camelsendcloud.sandbox.internal.parcels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.shipments.ShipmentsApi;

/** The parcels of API v2. */
public final class ParcelsApi {

    private static final String PARCELS = "/api/v2/parcels";
    private static final String VERBOSE_CARRIER = "verbose-carrier";

    public void addTo(Router router) {
        router.add("GET", PARCELS, this::list);
        router.add("POST", PARCELS, this::create);
        router.add("PUT", PARCELS, this::update);
        router.add("GET", PARCELS + "/{id}", this::retrieve);
        router.add("PUT", PARCELS + "/{id}", request -> change(request, find(request), changes(request)));
        router.add("PATCH", PARCELS + "/{id}", request -> change(request, find(request), changes(request)));
        router.add("POST", PARCELS + "/{id}/cancel", this::cancel);
        router.add("GET", PARCELS + "/statuses", request -> ApiResponse.json(200, v2Statuses()));
        router.add("GET", "/api/v3/parcels/statuses", request -> ApiResponse.data(200, v3Statuses()));
    }

    private ApiResponse list(ApiRequest request) {
        request.store().completeAnnouncements();
        List<Parcel> matching = request.store().parcels().stream().filter(filter(request)).toList();
        Page<Parcel> page = Page.newestFirst(request, matching, Parcel::id, request.store().settings().parcelsPageSize());
        ObjectNode body = Json.object();
        body.put("next", Page.link(request, page.next()));
        body.put("previous", Page.link(request, page.previous()));
        ArrayNode parcels = body.putArray("parcels");
        ParcelView view = new ParcelView(request.origin());
        page.items().forEach(parcel -> parcels.add(view.of(parcel)));
        return ApiResponse.json(200, body);
    }

    private static Predicate<Parcel> filter(ApiRequest request) {
        QueryParameters query = request.query();
        String status = query.first("parcel_status");
        String trackingNumber = query.first("tracking_number");
        String reference = query.first("external_reference");
        String orderNumber = query.first("order_number");
        List<String> ids = query.list("ids");
        Instant updatedAfter = Times.parameter(request, "updated_after");
        Instant announcedAfter = Times.parameter(request, "announced_after");
        return parcel -> (status == null || status.equals(String.valueOf(parcel.status().id())))
                && (trackingNumber == null || trackingNumber.equals(parcel.trackingNumber()))
                && (reference == null || reference.equals(parcel.shipment().externalReference()))
                && (orderNumber == null || orderNumber.equals(Json.text(parcel.shipment().fields(), "order_number")))
                && (ids.isEmpty() || ids.contains(String.valueOf(parcel.id())))
                && ShipmentsApi.within(parcel, Parcel::updatedAt, updatedAfter, null)
                && ShipmentsApi.within(parcel, Parcel::announcedAt, announcedAfter, null);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        boolean single = body.path("parcel").isObject();
        List<ObjectNode> requested = new ArrayList<>();
        for (JsonNode parcel : single ? Json.array().add(body.get("parcel")) : body.path("parcels")) {
            if (parcel instanceof ObjectNode object) {
                requested.add(object);
            }
        }
        if (requested.isEmpty()) {
            return ErrorResponses.v2(request.path(), 400, "parcel: 'This field is required.'");
        }
        String verbosity = request.query().first("errors");
        return single && requested.get(0).path("quantity").asInt(1) == 1 && !"verbose".equals(verbosity)
                ? createOne(request, requested.get(0), verbosity) : createAll(request, requested, verbosity);
    }

    private static ApiResponse createOne(ApiRequest request, ObjectNode requested, String verbosity) {
        ObjectNode errors = ParcelRules.errorsOf(requested);
        if (!errors.isEmpty()) {
            return ErrorResponses.v2(request.path(), 400, ParcelRules.message(errors));
        }
        Shipment shipment = createdOrExisting(request, requested);
        if (VERBOSE_CARRIER.equals(verbosity) && shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            return ErrorResponses.v2(request.path(), 400, "non_field_errors: '" + Shipment.CARRIER_ERROR + "'");
        }
        return parcel(request, shipment.parcels().get(0));
    }

    /**
     * Creates all parcels. Without errors=verbose, one invalid parcel fails the request, and the sandbox creates none.
     */
    private static ApiResponse createAll(ApiRequest request, List<ObjectNode> requested, String verbosity) {
        ObjectNode body = Json.object();
        ArrayNode parcels = body.putArray("parcels");
        ArrayNode failed = Json.array();
        List<ObjectNode> valid = new ArrayList<>();
        for (ObjectNode parcel : requested) {
            ObjectNode errors = ParcelRules.errorsOf(parcel);
            if (errors.isEmpty()) {
                valid.add(parcel);
            } else if (verbosity == null) {
                return ErrorResponses.v2(request.path(), 400, ParcelRules.message(errors));
            } else {
                addFailed(failed, parcel, errors);
            }
        }
        ParcelView view = new ParcelView(request.origin());
        for (ObjectNode parcel : valid) {
            Shipment shipment = createdOrExisting(request, parcel);
            if (VERBOSE_CARRIER.equals(verbosity) && shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
                ObjectNode errors = Json.object();
                errors.putArray("non_field_errors").add(Shipment.CARRIER_ERROR);
                addFailed(failed, view.of(shipment.parcels().get(0)), errors);
            } else {
                shipment.parcels().forEach(created -> parcels.add(view.of(created)));
            }
        }
        if (!failed.isEmpty()) {
            body.set("failed_parcels", failed);
        }
        return ApiResponse.json(200, body);
    }

    private static void addFailed(ArrayNode failed, ObjectNode parcel, ObjectNode errors) {
        ObjectNode entry = failed.addObject();
        entry.set("parcel", parcel);
        entry.set("errors", errors);
    }

    private static Shipment createdOrExisting(ApiRequest request, ObjectNode requested) {
        Store store = request.store();
        Shipment existing = store.shipmentByExternalReference(Json.text(requested, "external_reference"));
        if (existing != null) {
            return existing;
        }
        Shipment shipment = ParcelView.shipment(store, requested);
        boolean label = requested.path("request_label").asBoolean() || requested.path("request_label_async").asBoolean();
        for (int i = requested.path("quantity").asInt(1); i > 0; i--) {
            shipment.addParcel(
                    store.ids().nextParcel(), ParcelView.details(requested),
                    label ? ParcelStatus.ANNOUNCING : ParcelStatus.NO_LABEL);
        }
        store.add(shipment);
        if (!requested.path("request_label_async").asBoolean()) {
            shipment.completeAnnouncements();
        }
        return shipment;
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode changes = changes(request);
        Parcel parcel = request.store().parcel(changes.path("id").asLong(-1));
        return parcel == null ? notFound(request) : change(request, parcel, changes);
    }

    private static ObjectNode changes(ApiRequest request) {
        return request.jsonObject().path("parcel") instanceof ObjectNode object ? object : Json.object();
    }

    private static ApiResponse change(ApiRequest request, Parcel parcel, ObjectNode changes) {
        if (parcel.status() != ParcelStatus.NO_LABEL) {
            return ErrorResponses.v2(request.path(), 400, "This parcel has been announced already and cannot be changed.");
        }
        ObjectNode errors = ParcelRules.errorsOfChange(changes);
        if (!errors.isEmpty()) {
            return ErrorResponses.v2(request.path(), 400, ParcelRules.message(errors));
        }
        new ParcelChange(changes).applyTo(parcel);
        if (changes.path("request_label").asBoolean()) {
            parcel.status(ParcelStatus.ANNOUNCING);
            parcel.shipment().completeAnnouncements();
        }
        return parcel(request, parcel);
    }

    private ApiResponse retrieve(ApiRequest request) {
        Parcel parcel = find(request);
        parcel.shipment().completeAnnouncements();
        return parcel(request, parcel);
    }

    private ApiResponse cancel(ApiRequest request) {
        Parcel parcel = find(request);
        return switch (parcel.status()) {
            case ANNOUNCEMENT_FAILED -> {
                request.store().remove(parcel.shipment());
                yield cancellation(410, "deleted", "Parcel has been deleted");
            }
            case NO_LABEL -> {
                request.store().remove(parcel.shipment());
                yield cancellation(200, "deleted", "Parcel has been deleted");
            }
            case CANCELLED -> cancellation(400, "failed", "This shipment is already cancelled.");
            case DELIVERED -> cancellation(400, "failed", "This shipment has been delivered and cannot be cancelled.");
            default -> {
                if (parcel.shipment().refusesCancellation()) {
                    yield cancellation(
                            400, "failed", "Shipped parcels, or parcels being shipped, can no longer be cancelled.");
                }
                parcel.shipment().cancel();
                yield cancellation(200, "cancelled", "Parcel has been cancelled");
            }
        };
    }

    private static ApiResponse cancellation(int httpStatus, String status, String message) {
        return ApiResponse.json(httpStatus, Json.object().put("status", status).put("message", message));
    }

    private static Parcel find(ApiRequest request) {
        Parcel parcel = request.store().parcel(request.id());
        if (parcel == null) {
            throw new ErrorResponseException(notFound(request));
        }
        return parcel;
    }

    private static ApiResponse notFound(ApiRequest request) {
        return ErrorResponses.v2(request.path(), 404, "No Parcel matches the given query.");
    }

    private static ApiResponse parcel(ApiRequest request, Parcel parcel) {
        ObjectNode body = Json.object();
        body.set("parcel", new ParcelView(request.origin()).of(parcel));
        return ApiResponse.json(200, body);
    }

    private static ArrayNode v2Statuses() {
        ArrayNode statuses = Json.array();
        for (ParcelStatus status : ParcelStatus.values()) {
            statuses.add(status.v2());
        }
        return statuses;
    }

    private static ArrayNode v3Statuses() {
        ArrayNode statuses = Json.array();
        for (ParcelStatus status : ParcelStatus.values()) {
            statuses.add(status.v3());
        }
        return statuses;
    }
}
