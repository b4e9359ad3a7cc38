package io.github.camelsendcloud.sandbox.internal.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The facts about a parcel that figures, reports and invoices show. */
public record ParcelFacts(Parcel parcel) {

    private static final Set<ParcelStatus> CANCELLED = EnumSet.of(ParcelStatus.CANCELLED, ParcelStatus.CANCELLED_UPSTREAM);
    private static final Set<ParcelStatus> EN_ROUTE = EnumSet.of(
            ParcelStatus.EN_ROUTE_TO_SORTING_CENTER, ParcelStatus.SHIPMENT_PICKED_UP_BY_DRIVER, ParcelStatus.BEING_SORTED,
            ParcelStatus.SORTED, ParcelStatus.NOT_SORTED, ParcelStatus.PARCEL_EN_ROUTE, ParcelStatus.DRIVER_EN_ROUTE);
    private static final Set<ParcelStatus> DELIVERED
            = EnumSet.of(ParcelStatus.DELIVERED, ParcelStatus.SHIPMENT_COLLECTED_BY_CUSTOMER);
    private static final Set<ParcelStatus> OFFERED = EnumSet.of(
            ParcelStatus.DELIVERED, ParcelStatus.SHIPMENT_COLLECTED_BY_CUSTOMER, ParcelStatus.AWAITING_CUSTOMER_PICKUP,
            ParcelStatus.DELIVERY_ATTEMPT_FAILED);

    /** Whether figures count the parcel: the parcel has been announced and is not cancelled. */
    public boolean isCounted() {
        return parcel.announcedAt() != null && cancelledAt() == null;
    }

    public String carrier() {
        return parcel.shipment().carrierCode();
    }

    public String option() {
        return parcel.shipment().shippingOptionCode();
    }

    public String fromCountry() {
        return Json.text(parcel.shipment().fields().path("from_address"), "country_code", "NL");
    }

    public String toCountry() {
        return Json.text(parcel.shipment().toAddress(), "country_code", "NL");
    }

    public String direction() {
        return parcel.shipment().v2Fields().path("is_return").asBoolean() ? "incoming" : "outgoing";
    }

    public String brandId() {
        return Json.text(parcel.shipment().fields(), "brand_id", "1");
    }

    /** The products in the parcel. */
    public List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        parcel.details().path("parcel_items").forEach(items::add);
        return items;
    }

    /** When the carrier got the parcel; null until then. */
    public Instant shippedAt() {
        Instant enRoute = first(EN_ROUTE);
        return enRoute == null && offeredAt() != null ? parcel.announcedAt() : enRoute;
    }

    /** When the carrier tried to deliver the parcel for the first time; null until then. */
    public Instant offeredAt() {
        return first(OFFERED);
    }

    /** Null until the delivery. */
    public Instant deliveredAt() {
        return first(DELIVERED);
    }

    /** Null if the parcel is not cancelled. */
    public Instant cancelledAt() {
        return first(CANCELLED);
    }

    /** The time from the carrier's receipt to the first delivery attempt; null until this attempt. */
    public Duration transit() {
        return offeredAt() == null || shippedAt() == null ? null : Duration.between(shippedAt(), offeredAt());
    }

    private Instant first(Set<ParcelStatus> statuses) {
        return parcel.history().stream().filter(change -> statuses.contains(change.status()))
                .map(Parcel.StatusChange::time).findFirst().orElse(null);
    }
}
