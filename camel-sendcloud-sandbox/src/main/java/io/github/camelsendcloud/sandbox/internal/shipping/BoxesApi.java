package io.github.camelsendcloud.sandbox.internal.shipping;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The boxes with international parcels of Deutsche Post. An account always has one open box. */
public final class BoxesApi {

    private static final String CARRIER = "dp";
    private static final String TABLE = "boxes";
    private static final int MAX_COPIES = 99;

    public void addTo(Router router) {
        router.add("POST", "/api/v2/box/finalize", this::finalizeV2);
        router.add("POST", "/api/v3/carriers/dp/finalize-order", this::finalizeV3);
    }

    private ApiResponse finalizeV2(ApiRequest request) {
        JsonNode copies = copies(request);
        String error = errorOf(copies);
        if (error != null) {
            return ErrorResponses.v2(request.path(), 400, "copy_count: \"" + error + "\"");
        }
        close(request.store());
        return ApiResponse.json(200, Json.object().put("copy_count", copies.asInt(1)));
    }

    private ApiResponse finalizeV3(ApiRequest request) {
        JsonNode copies = copies(request);
        String error = errorOf(copies);
        if (error != null) {
            throw new ErrorResponseException(
                    ErrorResponses.v3(400, List.of(ErrorResponses.errorAt("/copy_count", "invalid", error))));
        }
        ObjectNode box = close(request.store());
        ObjectNode data = Json.object().put("copy_count", copies.asInt(1));
        String parcel = Json.text(box, "last_parcel");
        data.put("awb_document_url", parcel == null ? null : "/api/v3/parcels/" + parcel + "/documents/air-waybill");
        return ApiResponse.data(200, data.put("next_order_id", String.valueOf(request.store().table(TABLE).rows().size() + 1)));
    }

    private static JsonNode copies(ApiRequest request) {
        // both operations have an optional body
        return request.body().length == 0 ? Json.object().path("copy_count") : request.jsonObject().path("copy_count");
    }

    /** The error in the number of copies; null if the number is valid or absent. */
    private static String errorOf(JsonNode copies) {
        if (copies.isMissingNode()) {
            return null;
        }
        if (!copies.isInt()) {
            return "A valid integer is required.";
        }
        if (copies.intValue() < 1) {
            return "Ensure this value is greater than or equal to 1.";
        }
        return copies.intValue() > MAX_COPIES ? "Ensure this value is less than or equal to " + MAX_COPIES + "." : null;
    }

    /** Closes the open box with all parcels of the carrier that are in no closed box. Returns the closed box. */
    private static ObjectNode close(Store store) {
        List<ObjectNode> closed = store.table(TABLE).rows();
        long last = closed.stream().mapToLong(box -> box.path("last_parcel").asLong(0)).max().orElse(0);
        ObjectNode box = Json.object();
        store.parcels().stream().filter(parcel -> parcel.id() > last && parcel.announcedAt() != null)
                .filter(parcel -> parcel.shipment().carrierCode().equals(CARRIER)).mapToLong(Parcel::id).max()
                .ifPresent(parcel -> box.put("last_parcel", parcel));
        long number = store.table(TABLE).nextId();
        return store.table(TABLE).put(number, box.put("id", number));
    }
}
