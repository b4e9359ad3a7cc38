package io.github.camelsendcloud.sandbox.internal.data;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.MagicValue;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** A parcel of a shipment: its fields, its status and its times. Guarded by its store. */
public final class Parcel {

    private static final Duration ANNOUNCEMENT = Duration.ofSeconds(5);

    private final long id;
    private final Shipment shipment;
    private final int colloNr;
    private final Instant createdAt;
    private ObjectNode details;
    private ParcelStatus status;
    private Instant updatedAt;
    private Instant announcedAt;
    private SandboxClock.Timer nextStep;
    private final List<StatusChange> history = new ArrayList<>(4);

    /**
     * A status of a parcel.
     *
     * @param time when the parcel got the status
     */
    public record StatusChange(Instant time, ParcelStatus status) {
    }

    /**
     * @param details the fields of the request: weight, dimensions, items, notes
     */
    Parcel(long id, Shipment shipment, int colloNr, ObjectNode details, ParcelStatus status) {
        this.id = id;
        this.shipment = shipment;
        this.colloNr = colloNr;
        this.details = details;
        this.status = status;
        this.createdAt = now();
        this.updatedAt = createdAt;
        history.add(new StatusChange(createdAt, status));
    }

    /** The parcel that {@link #toJson()} has written. */
    Parcel(Shipment shipment, JsonNode json) {
        this.id = json.path("id").asLong();
        this.shipment = shipment;
        this.colloNr = json.path("collo_nr").asInt();
        this.details = (ObjectNode) json.path("details").deepCopy();
        this.status = ParcelStatus.valueOf(json.path("status").asText());
        this.createdAt = Instant.parse(json.path("created_at").asText());
        this.updatedAt = Instant.parse(json.path("updated_at").asText());
        this.announcedAt = json.hasNonNull("announced_at") ? Instant.parse(json.path("announced_at").asText()) : null;
        json.path("history").forEach(change -> history.add(new StatusChange(
                Instant.parse(change.path("time").asText()), ParcelStatus.valueOf(change.path("status").asText()))));
    }

    /** All data of the parcel. */
    ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id).put("collo_nr", colloNr).put("status", status.name());
        json.set("details", details.deepCopy());
        json.put("created_at", createdAt.toString()).put("updated_at", updatedAt.toString());
        json.put("announced_at", announcedAt == null ? null : announcedAt.toString());
        ArrayNode changes = json.putArray("history");
        history.forEach(change -> changes.addObject().put("time", change.time().toString())
                .put("status", change.status().name()));
        return json;
    }

    /** The id in this text; -1 if the text is not a number. No parcel has the id -1. */
    public static long idOf(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    public void status(ParcelStatus status) {
        this.status = status;
        this.updatedAt = now();
        history.add(new StatusChange(updatedAt, status));
        if (status == ParcelStatus.READY_TO_SEND && announcedAt == null) {
            announcedAt = updatedAt;
        }
        shipment.store().statusChanged(this);
    }

    public void details(ObjectNode details) {
        this.details = details;
        this.updatedAt = now();
        shipment.changed();
    }

    public long id() {
        return id;
    }

    public Shipment shipment() {
        return shipment;
    }

    public int colloNr() {
        return colloNr;
    }

    public ObjectNode details() {
        return details;
    }

    public ParcelStatus status() {
        return status;
    }

    /** Whether the label can be downloaded. */
    public boolean hasLabel() {
        return status.hasLabel()
                && (announcedAt == null || magicValue() != MagicValue.LABEL_LATER
                        || !now().isBefore(announcedAt.plus(MagicValue.LABEL_DELAY)));
    }

    /** The magic value of the order number, the external reference, the postal code or the weight; null for none. */
    public MagicValue magicValue() {
        MagicValue ofShipment = shipment.magicValue();
        return ofShipment != null ? ofShipment : MagicValue.ofWeight(kilograms());
    }

    private BigDecimal kilograms() {
        BigDecimal value = Json.number(details.path("weight").path("value"));
        boolean grams = "g".equals(Json.text(details.path("weight"), "unit"));
        return value == null || !grams ? value : value.movePointLeft(3);
    }

    /** When the carrier has processed the announcement of a parcel that is being announced. */
    public Instant announcementDue() {
        return history.get(history.size() - 1).time().plus(
                magicValue() == MagicValue.SLOW_CARRIER ? MagicValue.SLOW_ANNOUNCEMENT : ANNOUNCEMENT);
    }

    /** The status of this parcel after its announcement. */
    public ParcelStatus announced() {
        return magicValue() == MagicValue.REFUSED || Shipment.FAILING_OPTION.equals(shipment.shippingOptionCode())
                ? ParcelStatus.ANNOUNCEMENT_FAILED : ParcelStatus.READY_TO_SEND;
    }

    /**
     * Completes the announcement or the cancellation. A slow carrier needs its time; every other carrier completes
     * early.
     */
    void completeAnnouncement() {
        if (status == ParcelStatus.ANNOUNCING
                && (magicValue() != MagicValue.SLOW_CARRIER || !now().isBefore(announcementDue()))) {
            status(announced());
        } else if (status == ParcelStatus.CANCELLATION_REQUESTED) {
            status(ParcelStatus.CANCELLED);
        }
    }

    /** The timer of the next step of this parcel's journey; null for none. */
    public SandboxClock.Timer nextStep() {
        return nextStep;
    }

    public void nextStep(SandboxClock.Timer timer) {
        this.nextStep = timer;
    }

    /** The statuses that the parcel has had, the oldest first; not empty, unmodifiable. */
    public List<StatusChange> history() {
        return Collections.unmodifiableList(history);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Null until the parcel is announced. */
    public Instant announcedAt() {
        return announcedAt;
    }

    /** Empty until the parcel is announced. */
    public String trackingNumber() {
        if (announcedAt == null) {
            return "";
        }
        return (shipment.isUnstampedLetter() ? "SCCW" : "3SYZXG") + id;
    }

    /** Null until the parcel is announced. */
    public String trackingUrl() {
        return announcedAt == null
                ? null
                : "https://tracking.sendcloud.sc/forward?carrier=" + shipment.carrierCode() + "&code=" + trackingNumber();
    }

    private Instant now() {
        return shipment.store().clock().now();
    }
}
