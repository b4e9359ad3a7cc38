package io.github.camelsendcloud.sandbox.internal.returns;

import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.users.UserApi;

/**
 * The addresses at which a customer sends a parcel back, in both versions of the API. A parcel without a label and a
 * return have no such address.
 */
public final class ReturnPortalUrls {

    public void addTo(Router router) {
        router.add("GET", "/api/v2/parcels/{id}/return_portal_url", this::ofParcel);
        router.add("GET", "/api/v3/shipments/{id}/return-portal-url", this::ofShipment);
    }

    private ApiResponse ofParcel(ApiRequest request) {
        Parcel parcel = request.store().parcel(request.id());
        if (parcel == null) {
            return ErrorResponses.v2(request.path(), 404, "No Parcel matches the given query.");
        }
        return hasPortal(parcel)
                ? ApiResponse.json(200, Json.object().put("url", UserApi.RETURN_PORTAL))
                : ApiResponse.json(404, Json.object().putNull("url"));
    }

    private ApiResponse ofShipment(ApiRequest request) {
        Shipment shipment = request.store().shipment(request.parameter("id"));
        if (shipment == null) {
            return ErrorResponses.of(request, 404, "not_found", "No Shipment matches the given query.");
        }
        return hasPortal(shipment.parcels().get(0))
                ? ApiResponse.data(200, Json.object().put("url", UserApi.RETURN_PORTAL))
                : ErrorResponses.of(request, 404, "not_found", "No return portal is configured for this shipment.");
    }

    private static boolean hasPortal(Parcel parcel) {
        parcel.shipment().completeAnnouncements();
        return parcel.status().hasLabel() && !parcel.shipment().isReturn();
    }
}
