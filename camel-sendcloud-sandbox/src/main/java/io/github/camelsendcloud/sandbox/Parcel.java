package io.github.camelsendcloud.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A parcel of a shipment: its fields, its status and its times. Guarded by its store. */
final class Parcel {

    private final long id;
    private final Shipment shipment;
    private final int colloNr;
    private final Instant createdAt = now();
    private ObjectNode details;
    private ParcelStatus status;
    private Instant updatedAt = createdAt;
    private Instant announcedAt;

    /**
     * @param details the fields of the request: weight, dimensions, items, notes
     */
    Parcel(long id, Shipment shipment, int colloNr, ObjectNode details, ParcelStatus status) {
        this.id = id;
        this.shipment = shipment;
        this.colloNr = colloNr;
        this.details = details;
        this.status = status;
    }

    /** The id in this text; -1 if the text is not a number. No parcel has the id -1. */
    static long idOf(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    void status(ParcelStatus status) {
        this.status = status;
        this.updatedAt = now();
        if (status == ParcelStatus.READY_TO_SEND && announcedAt == null) {
            announcedAt = updatedAt;
        }
    }

    void details(ObjectNode details) {
        this.details = details;
        this.updatedAt = now();
    }

    long id() {
        return id;
    }

    Shipment shipment() {
        return shipment;
    }

    int colloNr() {
        return colloNr;
    }

    ObjectNode details() {
        return details;
    }

    ParcelStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Null until the parcel is announced. */
    Instant announcedAt() {
        return announcedAt;
    }

    /** Empty until the parcel is announced. */
    String trackingNumber() {
        return announcedAt == null ? "" : "3SYZXG" + id;
    }

    /** Null until the parcel is announced. */
    String trackingUrl() {
        return announcedAt == null
                ? null
                : "https://tracking.sendcloud.sc/forward?carrier=" + shipment.carrierCode() + "&code=" + trackingNumber();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
