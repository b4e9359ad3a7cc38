package io.github.camelsendcloud.sandbox.internal.data;

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
    NO_LABEL(999, "No label"),
    READY_TO_SEND(1000, "Ready to send"),
    ANNOUNCING(1001, "Being announced"),
    ANNOUNCEMENT_FAILED(1002, "Announcement failed"),
    UNKNOWN(1337, "Unknown status - check carrier track & trace page for more insights"),
    CANCELLED_UPSTREAM(1998, "Cancelled upstream"),
    CANCELLATION_REQUESTED(1999, "Cancellation requested"),
    CANCELLED(2000, "Cancelled"),
    SUBMITTING_CANCELLATION_REQUEST(2001, "Submitting cancellation request"),
    RETURNED_TO_SENDER(62992, "Returned to sender"),
    EXCEPTION(62996, "Exception");

    private final int id;
    private final String message;

    ParcelStatus(int id, String message) {
        this.id = id;
        this.message = message;
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

    public ObjectNode v2() {
        return Json.object().put("id", id).put("message", message);
    }

    public ObjectNode v3() {
        return Json.object().put("code", name()).put("message", message);
    }
}
