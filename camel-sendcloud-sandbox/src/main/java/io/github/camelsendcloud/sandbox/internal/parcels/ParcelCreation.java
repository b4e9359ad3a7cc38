package io.github.camelsendcloud.sandbox.internal.parcels;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Creates and changes parcels of v2. The parameter {@code errors} decides how a response shows errors. */
final class ParcelCreation {

    static final String VERBOSE_CARRIER = "verbose-carrier";

    private final ApiRequest request;
    private final Store store;
    private final ParcelView view;
    /** The value of the parameter {@code errors}; null if absent. */
    private final String verbosity;

    ParcelCreation(ApiRequest request) {
        this.request = request;
        this.store = request.store();
        this.view = new ParcelView(request.origin());
        this.verbosity = request.query().first("errors");
    }

    ApiResponse create() {
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
        return single && requested.get(0).path("quantity").asInt(1) == 1 ? createOne(requested.get(0)) : createAll(requested);
    }

    private ApiResponse createOne(ObjectNode requested) {
        ObjectNode errors = ParcelRules.errorsOf(requested);
        if (!errors.isEmpty()) {
            return verbosity == null ? invalid(errors) : createAll(List.of(requested));
        }
        Shipment shipment = createdOrExisting(requested);
        if (VERBOSE_CARRIER.equals(verbosity) && shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            return ErrorResponses.v2(request.path(), 400, "non_field_errors: '" + Shipment.CARRIER_ERROR + "'");
        }
        return single(shipment.parcels().get(0));
    }

    /**
     * Creates all parcels. Without errors=verbose, one invalid parcel fails the request, and the sandbox creates none.
     */
    private ApiResponse createAll(List<ObjectNode> requested) {
        ObjectNode body = Json.object();
        ArrayNode parcels = body.putArray("parcels");
        ArrayNode failed = Json.array();
        List<ObjectNode> valid = new ArrayList<>();
        for (ObjectNode parcel : requested) {
            ObjectNode errors = ParcelRules.errorsOf(parcel);
            if (errors.isEmpty()) {
                valid.add(parcel);
            } else if (verbosity == null) {
                return invalid(errors);
            } else {
                addFailed(failed, parcel, errors);
            }
        }
        for (ObjectNode parcel : valid) {
            Shipment shipment = createdOrExisting(parcel);
            if (VERBOSE_CARRIER.equals(verbosity) && shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
                addFailed(failed, view.of(shipment.parcels().get(0)), carrierErrors());
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

    private Shipment createdOrExisting(ObjectNode requested) {
        Shipment existing = store.shipmentByExternalReference(Json.text(requested, "external_reference"));
        return existing != null ? existing : new ParcelRequest(requested).create(store);
    }

    /**
     * Changes a parcel that has no label, and announces the parcel if the caller requests a label. With errors, the
     * parcel gets the status of a failed announcement, and the response shows the errors.
     *
     * @param inList whether the response has a list, like the example of the specification
     */
    ApiResponse change(Parcel parcel, ObjectNode changes, boolean inList) {
        if (parcel.status() != ParcelStatus.NO_LABEL && parcel.status() != ParcelStatus.ANNOUNCEMENT_FAILED) {
            return ErrorResponses.v2(request.path(), 400, "This parcel has been announced already and cannot be changed.");
        }
        ObjectNode errors = ParcelRules.errorsOfChange(changes);
        boolean label = changes.path("request_label").asBoolean();
        if (label && !parcel.shipment().v2Fields().has("shipment")) {
            ParcelRules.requireMethod(changes, errors);
        }
        if (errors.isEmpty()) {
            new ParcelRequest(changes).change(parcel);
        } else if (verbosity == null || !label) {
            return invalid(errors);
        } else {
            parcel.status(ParcelStatus.ANNOUNCEMENT_FAILED);
            return ApiResponse.json(200, body(parcel, errors));
        }
        if (inList && !label) {
            ObjectNode body = Json.object();
            body.putArray("parcel").add(view.of(parcel));
            return ApiResponse.json(200, body);
        }
        return single(parcel);
    }

    ApiResponse single(Parcel parcel) {
        boolean failed = parcel.status() == ParcelStatus.ANNOUNCEMENT_FAILED;
        return ApiResponse.json(200, body(parcel, failed ? carrierErrors() : Json.object()));
    }

    /** The response for one parcel. With the parameter errors, the response has the first text of each error. */
    private ObjectNode body(Parcel parcel, ObjectNode errors) {
        ObjectNode body = Json.object();
        ObjectNode shown = view.of(parcel);
        body.set("parcel", shown);
        if (verbosity != null) {
            ObjectNode texts = shown.putObject("errors");
            errors.properties().forEach(error -> texts.put(error.getKey(), error.getValue().path(0).asText()));
        }
        return body;
    }

    /** The errors of the carrier: lists of texts by field. */
    static ObjectNode carrierErrors() {
        ObjectNode errors = Json.object();
        errors.putArray("non_field_errors").add(Shipment.CARRIER_ERROR);
        return errors;
    }

    private ApiResponse invalid(ObjectNode errors) {
        return ErrorResponses.v2(request.path(), 400, ParcelRules.message(errors));
    }
}
