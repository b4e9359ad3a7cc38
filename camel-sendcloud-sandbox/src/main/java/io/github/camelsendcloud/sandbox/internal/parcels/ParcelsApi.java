package io.github.camelsendcloud.sandbox.internal.parcels;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
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
import io.github.camelsendcloud.sandbox.internal.shipments.Cancellation;
import io.github.camelsendcloud.sandbox.internal.shipments.ShipmentsApi;

/** The parcels of API v2. */
public final class ParcelsApi {

    private static final String PARCELS = "/api/v2/parcels";

    public void addTo(Router router) {
        router.add("GET", PARCELS, this::list);
        router.add("POST", PARCELS, request -> new ParcelCreation(request).create());
        router.add("PUT", PARCELS, this::update);
        router.add("GET", PARCELS + "/{id}", this::retrieve);
        router.add("PUT", PARCELS + "/{id}", this::updateOne);
        router.add("PATCH", PARCELS + "/{id}", this::updateOne);
        router.add("POST", PARCELS + "/{id}/cancel", this::cancel);
        router.add("GET", PARCELS + "/statuses", request -> ApiResponse.json(200, v2Statuses()));
        router.add("GET", "/api/v3/parcels/statuses", request -> ApiResponse.data(200, v3Statuses()));
    }

    private ApiResponse list(ApiRequest request) {
        request.store().completeAnnouncements();
        int size = request.store().settings().parcelsPageSize();
        Page<Parcel> page = Page.newestFirst(request, candidates(request), filter(request), size);
        ObjectNode body = Json.object();
        body.put("next", Page.link(request, page.next()));
        body.put("previous", Page.link(request, page.previous()));
        ArrayNode parcels = body.putArray("parcels");
        ParcelView view = new ParcelView(request.origin());
        boolean verbose = ParcelCreation.VERBOSE_CARRIER.equals(request.query().first("errors"));
        for (Parcel parcel : page.items()) {
            ObjectNode shown = view.of(parcel);
            if (verbose && parcel.status() == ParcelStatus.ANNOUNCEMENT_FAILED) {
                shown.set("errors", ParcelCreation.carrierErrors());
            }
            parcels.add(shown);
        }
        return ApiResponse.json(200, body);
    }

    /** The parcels that can match the filters of a request, by id. */
    private static NavigableMap<Long, Parcel> candidates(ApiRequest request) {
        Store store = request.store();
        QueryParameters query = request.query();
        Stream<Parcel> few;
        if (query.first("ids") != null) {
            few = ShipmentsApi.idList(request, "ids").stream().map(id -> store.parcel(Parcel.idOf(id)));
        } else if (query.first("tracking_number") != null) {
            few = Stream.ofNullable(store.parcelByTrackingNumber(query.first("tracking_number")));
        } else if (query.first("external_reference") != null) {
            few = Stream.ofNullable(store.shipmentByExternalReference(query.first("external_reference")))
                    .flatMap(shipment -> shipment.parcels().stream());
        } else if (query.first("order_number") != null) {
            few = store.shipmentsByOrderNumber(query.first("order_number")).stream()
                    .flatMap(shipment -> shipment.parcels().stream());
        } else {
            return store.parcelsById();
        }
        NavigableMap<Long, Parcel> candidates = new TreeMap<>();
        few.filter(Objects::nonNull).forEach(parcel -> candidates.put(parcel.id(), parcel));
        return candidates;
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
                && (orderNumber == null || orderNumber.equals(parcel.shipment().orderNumber()))
                && (ids.isEmpty() || ids.contains(String.valueOf(parcel.id())))
                && ShipmentsApi.within(parcel, Parcel::updatedAt, updatedAfter, null)
                && ShipmentsApi.within(parcel, Parcel::announcedAt, announcedAfter, null);
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode changes = changes(request);
        Parcel parcel = request.store().parcel(changes.path("id").asLong(-1));
        return parcel == null ? notFound(request) : new ParcelCreation(request).change(parcel, changes, true);
    }

    private ApiResponse updateOne(ApiRequest request) {
        return new ParcelCreation(request).change(find(request), changes(request), false);
    }

    private static ObjectNode changes(ApiRequest request) {
        return request.jsonObject().path("parcel") instanceof ObjectNode object ? object : Json.object();
    }

    private ApiResponse retrieve(ApiRequest request) {
        Parcel parcel = find(request);
        parcel.shipment().completeAnnouncements();
        return new ParcelCreation(request).single(parcel);
    }

    private ApiResponse cancel(ApiRequest request) {
        boolean gone = request.store().isDeleted(request.parameter("id"));
        Cancellation result = gone ? Cancellation.GONE : Cancellation.of(find(request).shipment());
        ObjectNode body = Json.object().put("status", result.status()).put("message", result.message("Parcel"));
        return ApiResponse.json(result.isFailure() ? 400 : result.httpStatus(), body);
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
