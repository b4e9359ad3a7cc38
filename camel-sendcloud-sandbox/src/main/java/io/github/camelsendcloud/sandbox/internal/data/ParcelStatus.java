package io.github.camelsendcloud.sandbox.internal.data;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The statuses of a parcel. API v3 has codes, API v2 has numbers. */
public enum ParcelStatus {
    ANNOUNCED(1, "Announced"),
    EN_ROUTE_TO_SORTING_CENTER(3, "En route to sorting center"),
    DELIVERY_DELAYED(4, "Delivery delayed"),
    SORTED(5, "Sorted"),
    NOT_SORTED(6, "Not sorted"),
    BEING_SORTED(7, "Being sorted"),
    DELIVERY_ATTEMPT_FAILED(8, "Delivery attempt failed"),
    DELIVERED(11, "Delivered"),
    AWAITING_CUSTOMER_PICKUP(12, "Awaiting customer pickup"),
    ANNOUNCED_UNCOLLECTED(13, "Announced: not collected"),
    ERROR_COLLECTING(15, "Error collecting"),
    SHIPMENT_PICKED_UP_BY_DRIVER(22, "Shipment picked up by driver"),
    UNABLE_TO_DELIVER(80, "Unable to deliver"),
    PARCEL_EN_ROUTE(91, "Parcel en route"),
    DRIVER_EN_ROUTE(92, "Driver en route"),
    SHIPMENT_COLLECTED_BY_CUSTOMER(93, "Shipment collected by customer"),
    PARCEL_CANCELLATION_FAILED(94, "Parcel cancellation failed."),
    NO_LABEL(999, "No label"),
    READY_TO_SEND(1000, "Ready to send"),
    ANNOUNCING(1001, "Being announced"),
    ANNOUNCEMENT_FAILED(1002, "Announcement failed"),
    UNKNOWN(1337, "Unknown status - check carrier track & trace page for more insights"),
    CANCELLED_UPSTREAM(1998, "Cancelled upstream"),
    CANCELLATION_REQUESTED(1999, "Cancellation requested"),
    CANCELLED(2000, "Cancelled"),
    SUBMITTING_CANCELLATION_REQUEST(2001, "Submitting cancellation request"),
    AT_CUSTOMS(62989, "At Customs"),
    AT_SORTING_CENTRE(62990, "At sorting centre"),
    REFUSED_BY_RECIPIENT(62991, "Refused by recipient"),
    RETURNED_TO_SENDER(62992, "Returned to sender"),
    DELIVERY_METHOD_CHANGED(62993, "Delivery method changed"),
    DELIVERY_DATE_CHANGED(62994, "Delivery date changed"),
    DELIVERY_ADDRESS_CHANGED(62995, "Delivery address changed"),
    EXCEPTION(62996, "Exception"),
    ADDRESS_INVALID(62997, "Address invalid");

    private static final Set<ParcelStatus> CANCELLED_STATUSES
            = EnumSet.of(CANCELLED_UPSTREAM, CANCELLATION_REQUESTED, CANCELLED, SUBMITTING_CANCELLATION_REQUEST);
    private static final Set<ParcelStatus> BEFORE_COLLECTION = EnumSet.of(
            NO_LABEL, ANNOUNCEMENT_FAILED, ANNOUNCED, ANNOUNCED_UNCOLLECTED, ERROR_COLLECTING, READY_TO_SEND, ANNOUNCING,
            PARCEL_CANCELLATION_FAILED);

    private final int id;
    private final String message;

    ParcelStatus(int id, String message) {
        this.id = id;
        this.message = message;
    }

    /**
     * The status with this code of v3.
     *
     * @throws IllegalArgumentException if no status has the code; the message names the codes
     */
    public static ParcelStatus withCode(String code) {
        for (ParcelStatus status : values()) {
            if (status.name().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "No parcel status has the code \"" + code + "\". The codes: " + Arrays.toString(values()));
    }

    public int id() {
        return id;
    }

    public String message() {
        return message;
    }

    public boolean hasLabel() {
        return this != NO_LABEL && this != ANNOUNCING && this != ANNOUNCEMENT_FAILED;
    }

    /** Whether the parcel is cancelled, or a caller has asked to cancel the parcel. */
    public boolean isCancelled() {
        return CANCELLED_STATUSES.contains(this);
    }

    /** Whether the carrier has not collected the parcel. */
    public boolean isBeforeCollection() {
        return BEFORE_COLLECTION.contains(this);
    }

    public ObjectNode v2() {
        return Json.object().put("id", id).put("message", message);
    }

    public ObjectNode v3() {
        return Json.object().put("code", name()).put("message", message);
    }
}
