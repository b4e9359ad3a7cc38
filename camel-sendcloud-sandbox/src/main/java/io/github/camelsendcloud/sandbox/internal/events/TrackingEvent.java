package io.github.camelsendcloud.sandbox.internal.events;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Creates the events about parcels that event subscriptions deliver. */
public final class TrackingEvent {

    public static final String TYPE = "parcels.event.created";

    private static final Set<ParcelStatus> FINAL_STATUSES = EnumSet.of(
            ParcelStatus.DELIVERED, ParcelStatus.SHIPMENT_COLLECTED_BY_CUSTOMER, ParcelStatus.CANCELLED,
            ParcelStatus.CANCELLED_UPSTREAM, ParcelStatus.RETURNED_TO_SENDER);

    private TrackingEvent() {
    }

    /** The event for the current status of a parcel. */
    public static ObjectNode of(Parcel parcel) {
        ParcelStatus status = parcel.status();
        ObjectNode event = Json.object().put("event_type", TYPE);
        ObjectNode data = event.putObject("data");
        data.putObject("parcel").put("parcel_id", parcel.id()).put("tracking_number", parcel.trackingNumber())
                .put("carrier_code", parcel.shipment().carrierCode()).put("announced_at", Times.v3(parcel.announcedAt()));
        ObjectNode details = data.putObject("event");
        details.put("event_type", "carrier").put("timestamp", Times.v3(parcel.updatedAt())).put("phase", phase(status));
        details.put("exception", exception(status)).put("status_type", statusType(status)).put("sub_status", "none");
        details.put("description", status.message()).put("end_of_tracking", FINAL_STATUSES.contains(status)).put("is_offered",
                false);
        details.putNull("is_carrier_responsible").put("is_returned", status == ParcelStatus.RETURNED_TO_SENDER);
        details.putObject("location_details").putNull("city").putNull("country").putNull("house_number").putNull("postal_code")
                .putNull("street").putNull("service_point_id").putNull("depot");
        details.putNull("extra_data");
        return event;
    }

    /** The exception of a status. Sendcloud documents the exceptions, but not the exception of each status. */
    private static String exception(ParcelStatus status) {
        return switch (status) {
            case ANNOUNCEMENT_FAILED -> "announcement_failed";
            case DELIVERY_DELAYED -> "delivery_delay";
            case ERROR_COLLECTING -> "handover_delay";
            case RETURNED_TO_SENDER -> "returned_sender";
            case CANCELLED -> "cancelled";
            case CANCELLED_UPSTREAM -> "cancelled_upstream";
            case CANCELLATION_REQUESTED, SUBMITTING_CANCELLATION_REQUEST -> "cancelling";
            case UNKNOWN, EXCEPTION, UNABLE_TO_DELIVER -> "unknown";
            default -> "none";
        };
    }

    private static String statusType(ParcelStatus status) {
        return switch (status) {
            case ANNOUNCEMENT_FAILED, ERROR_COLLECTING, UNABLE_TO_DELIVER, RETURNED_TO_SENDER, EXCEPTION -> "error";
            case DELIVERY_DELAYED, DELIVERY_ATTEMPT_FAILED -> "warning";
            default -> "success";
        };
    }

    /** The phase of a status. Sendcloud documents the phases, but not the phase of each status. */
    public static String phase(ParcelStatus status) {
        return switch (status) {
            case ANNOUNCED, ANNOUNCED_UNCOLLECTED -> "announced";
            case ANNOUNCING -> "announcing";
            case READY_TO_SEND -> "ready_to_send";
            case NO_LABEL -> "no_label";
            case SORTED -> "sorted";
            case EN_ROUTE_TO_SORTING_CENTER, DELIVERY_DELAYED, NOT_SORTED, BEING_SORTED, PARCEL_EN_ROUTE -> "in_transit";
            case SHIPMENT_PICKED_UP_BY_DRIVER -> "accepted";
            case DRIVER_EN_ROUTE -> "in_delivery";
            case DELIVERY_ATTEMPT_FAILED, UNABLE_TO_DELIVER -> "attempted";
            case AWAITING_CUSTOMER_PICKUP -> "pup";
            case DELIVERED, SHIPMENT_COLLECTED_BY_CUSTOMER -> "delivered";
            case CANCELLED, CANCELLED_UPSTREAM, CANCELLATION_REQUESTED, SUBMITTING_CANCELLATION_REQUEST -> "cancelled";
            case ANNOUNCEMENT_FAILED -> "announcing";
            case RETURNED_TO_SENDER -> "delivered";
            default -> "unknown";
        };
    }
}
