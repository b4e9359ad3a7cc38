package io.github.camelsendcloud.sandbox.internal.tracking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The names of statuses in the tracking and the returns of Sendcloud, and the history of a parcel with these names. */
public final class ParentStatus {

    private static final DateTimeFormatter TIME
            = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private ParentStatus() {
    }

    /** A time in the form of v2 tracking, for example {@code 2022-01-25 14:42:03.277703+00:00}. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    public static String of(ParcelStatus status) {
        return switch (status) {
            case EN_ROUTE_TO_SORTING_CENTER -> "to-sorting";
            case DELIVERY_DELAYED -> "delayed";
            case NOT_SORTED -> "unsorted";
            case BEING_SORTED -> "sorting";
            case DELIVERY_ATTEMPT_FAILED -> "delivery-failed";
            case ERROR_COLLECTING -> "collect-error";
            case SHIPMENT_PICKED_UP_BY_DRIVER -> "picked-up-by-driver";
            case UNABLE_TO_DELIVER -> "undeliverable";
            case PARCEL_EN_ROUTE -> "shipment-on-route";
            case DRIVER_EN_ROUTE -> "driver-on-route";
            case SHIPMENT_COLLECTED_BY_CUSTOMER -> "collected-by-customer";
            case CANCELLATION_REQUESTED -> "cancelling-upstream";
            case SUBMITTING_CANCELLATION_REQUEST -> "cancelling";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The statuses that the parcel has had, the newest first. */
    public static ArrayNode history(Parcel parcel, Function<Instant, String> time) {
        ArrayNode history = Json.array();
        for (int i = parcel.history().size() - 1; i >= 0; i--) {
            Parcel.StatusChange change = parcel.history().get(i);
            ObjectNode entry = history.addObject();
            entry.put("carrier_update_timestamp", time.apply(change.time()));
            entry.put("parcel_status_history_id", String.valueOf(i + 1));
            entry.put("parent_status", of(change.status()));
            entry.put("carrier_code", parcel.shipment().carrierCode());
            entry.put("carrier_message", change.status().message());
        }
        return history;
    }
}
