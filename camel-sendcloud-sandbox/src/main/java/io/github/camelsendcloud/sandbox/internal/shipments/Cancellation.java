package io.github.camelsendcloud.sandbox.internal.shipments;

import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;

/** What a request to cancel a shipment does, by the status of the shipment. */
public enum Cancellation {
    /** The carrier did not know the shipment yet. */
    CANCELLED("cancelled", "has been cancelled"),
    /** The carrier must confirm. The status changes later. */
    QUEUED("queued", "cancellation has been queued"),
    /** The shipment had no label. */
    DELETED("deleted", "has been deleted"),
    /** The announcement of each parcel had failed, or the shipment was deleted earlier. */
    GONE("deleted", "has been deleted"),
    ALREADY_CANCELLED("failed", "This shipment is already being cancelled."),
    TOO_LATE("failed", "Shipped parcels, or parcels being shipped, can no longer be cancelled.");

    private final String status;
    private final String text;

    Cancellation(String status, String text) {
        this.status = status;
        this.text = text;
    }

    /** Cancels or deletes a shipment. */
    public static Cancellation of(Shipment shipment) {
        if (shipment.isCancelled()) {
            return ALREADY_CANCELLED;
        }
        boolean announced = shipment.parcels().stream().anyMatch(parcel -> parcel.announcedAt() != null);
        // a shipment with a bought label is cancelled, and is never removed
        if (!announced && shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            shipment.store().remove(shipment);
            return GONE;
        }
        if (!announced && shipment.has(ParcelStatus.NO_LABEL)) {
            shipment.store().remove(shipment);
            return DELETED;
        }
        if (!shipment.canBeCancelled()) {
            return TOO_LATE;
        }
        shipment.cancel();
        return announced ? QUEUED : CANCELLED;
    }

    public boolean isFailure() {
        return this == ALREADY_CANCELLED || this == TOO_LATE;
    }

    /** The HTTP status of a cancellation without a failure. */
    public int httpStatus() {
        return this == QUEUED ? 202 : this == GONE ? 410 : 200;
    }

    public String status() {
        return status;
    }

    /**
     * The text of the response.
     *
     * @param resource "Parcel" or "Shipment"
     */
    public String message(String resource) {
        return isFailure() ? text : resource + " " + text;
    }
}
