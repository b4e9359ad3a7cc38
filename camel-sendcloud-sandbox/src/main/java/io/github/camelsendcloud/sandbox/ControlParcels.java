package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carrier.Journeys;
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
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The control endpoints for the parcels of all accounts. */
final class ControlParcels {

    private static final String PARCELS = ControlApi.ROOT + "/parcels";

    private static final int LABEL_DPI = 150;

    private final LabelPrinter printer = new LabelPrinter();
    private final Accounts accounts;
    private final Journeys journeys;

    ControlParcels(Accounts accounts, Journeys journeys) {
        this.accounts = accounts;
        this.journeys = journeys;
    }

    void addTo(Router router) {
        router.add("GET", PARCELS, this::list);
        router.add("GET", PARCELS + "/{id}/label.png", this::label);
        router.add("POST", PARCELS + "/{id}/status", this::changeStatus);
        router.add("POST", PARCELS + "/{id}/advance", this::advance);
        router.add("GET", ControlApi.ROOT + "/parcel-statuses", request -> statuses());
    }

    int count() {
        int count = 0;
        for (Account account : accounts.all()) {
            Store store = account.store();
            synchronized (store) {
                count += store.parcels().size();
            }
        }
        return count;
    }

    private ApiResponse list(ApiRequest request) {
        String search = request.query().first("search");
        int limit = ControlApi.limit(request);
        List<ObjectNode> found = new ArrayList<>();
        for (Account account : accounts.all()) {
            Store store = account.store();
            synchronized (store) {
                List<Parcel> parcels = new ArrayList<>(store.parcels());
                int left = limit;
                for (int i = parcels.size() - 1; i >= 0 && left > 0; i--) {
                    ObjectNode json = json(account, parcels.get(i), request.origin());
                    if (search == null || hasText(json, search.toLowerCase(Locale.ROOT))) {
                        found.add(json);
                        left--;
                    }
                }
            }
        }
        found.sort(Comparator.comparingLong((ObjectNode json) -> json.path("id").asLong()).reversed());
        ArrayNode data = Json.array();
        found.stream().limit(limit).forEach(data::add);
        return ApiResponse.data(200, data);
    }

    private ApiResponse changeStatus(ApiRequest request) {
        String status = ControlApi.required(request.jsonObject(), "status");
        owner(request).store().changeStatus(request.id(), ParcelStatus.withCode(status));
        return parcel(request);
    }

    /** The label as a picture, without credentials: an image of the page cannot have an Authorization header. */
    private ApiResponse label(ApiRequest request) {
        Store store = owner(request).store();
        Label label;
        synchronized (store) {
            store.completeAnnouncements();
            Parcel parcel = store.parcel(request.id());
            if (!DocumentType.LABEL.isAvailable(parcel)) {
                return ErrorResponses.of(request, 404, "not_found", "The parcel " + request.id() + " has no label");
            }
            label = Label.of(parcel, DocumentType.LABEL);
        }
        byte[] png = printer.print(List.of(label), Format.PNG, PaperSize.of(DocumentType.LABEL.size()), LABEL_DPI);
        return ApiResponse.bytes(200, Format.PNG.mediaType(), png);
    }

    /** Moves a parcel to the next status of its journey, without a wait. */
    private ApiResponse advance(ApiRequest request) {
        Account account = owner(request);
        synchronized (account.store()) {
            if (journeys.next(account.store().parcel(request.id())) == null) {
                return ErrorResponses.of(request, 409, "journey_ended", "The journey of the parcel has ended.");
            }
        }
        return parcel(request);
    }

    /** The statuses that a parcel can have. */
    private static ApiResponse statuses() {
        ArrayNode data = Json.array();
        for (ParcelStatus status : ParcelStatus.values()) {
            data.add(status.v3());
        }
        return ApiResponse.data(200, data);
    }

    private ApiResponse parcel(ApiRequest request) {
        Account account = owner(request);
        synchronized (account.store()) {
            return ApiResponse.data(200, json(account, account.store().parcel(request.id()), request.origin()));
        }
    }

    /** The account that has the parcel in the path. */
    private Account owner(ApiRequest request) {
        for (Account account : accounts.all()) {
            Store store = account.store();
            synchronized (store) {
                if (store.parcel(request.id()) != null) {
                    return account;
                }
            }
        }
        throw new ErrorResponseException(
                ErrorResponses.of(request, 404, "not_found", "No account has a parcel " + request.parameter("id")));
    }

    /** The caller holds the lock of the store. */
    static ObjectNode json(Account account, Parcel parcel, String origin) {
        Shipment shipment = parcel.shipment();
        ObjectNode address = shipment.toAddress();
        ObjectNode json = Json.object().put("id", parcel.id()).put("account", account.name())
                .put("shipment_id", shipment.id()).put("name", Json.text(address, "name"))
                .put("city", Json.text(address, "city")).put("country", Json.text(address, "country_code"))
                .put("order_number", Json.text(shipment.fields(), "order_number"))
                .put("external_reference", shipment.externalReference())
                .put("tracking_number", parcel.trackingNumber());
        json.set("status", parcel.status().v3());
        json.put("label", parcel.status().hasLabel()
                ? origin + "/api/v3/parcels/" + parcel.id() + "/documents/label" : null);
        ArrayNode history = json.putArray("history");
        parcel.history().forEach(change -> history.addObject().put("time", change.time().toString())
                .put("code", change.status().name()).put("message", change.status().message()));
        return json;
    }

    private static boolean hasText(ObjectNode parcel, String text) {
        for (String field : List.of(
                "id", "account", "shipment_id", "name", "city", "country", "order_number", "external_reference",
                "tracking_number")) {
            if (Json.text(parcel, field, "").toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return parcel.path("status").toString().toLowerCase(Locale.ROOT).contains(text);
    }
}
