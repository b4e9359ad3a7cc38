package io.github.camelsendcloud.kamelets;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a shipment has labels that are valid. */
enum ShipmentState {

    /** At least one parcel is neither cancelled nor failed. */
    LIVING,
    /** No parcel is living, and at least one parcel is cancelled. */
    CANCELLED,
    /** The announcement of each parcel has failed. */
    FAILED;

    private static final Set<String> CANCELLATIONS = Set.of(
            "CANCELLED", "CANCELLED_UPSTREAM", "CANCELLATION_REQUESTED", "SUBMITTING_CANCELLATION_REQUEST");

    /** @param shipment a shipment of version 3 of the API */
    static ShipmentState of(Map<?, ?> shipment) {
        ShipmentState state = FAILED;
        List<?> parcels = shipment.get("parcels") instanceof List<?> list ? list : List.of();
        for (Object parcel : parcels) {
            String code = String.valueOf(ShippingOffer.value(parcel, "status", "code"));
            if (CANCELLATIONS.contains(code)) {
                state = CANCELLED;
            } else if (!code.equals("ANNOUNCEMENT_FAILED")) {
                return LIVING;
            }
        }
        return parcels.isEmpty() ? LIVING : state;
    }
}
