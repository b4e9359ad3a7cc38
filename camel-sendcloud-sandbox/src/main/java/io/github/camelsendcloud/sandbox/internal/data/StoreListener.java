package io.github.camelsendcloud.sandbox.internal.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Learns of the changes of a store. The store calls the listener with its lock held: a listener must not wait. */
public interface StoreListener {

    /** A parcel has another status. */
    void statusChanged(Store store, Parcel parcel);

    /** A shipment is new, or its fields, a parcel or the status of a parcel is different. */
    default void changed(Shipment shipment) {
    }

    default void removed(Shipment shipment) {
    }

    /** An order is new, or its content is different. */
    default void changed(Order order) {
    }

    default void removed(Order order) {
    }

    /**
     * A table has a new or changed row.
     *
     * @param row null if the row is removed
     */
    default void rowChanged(String table, String id, ObjectNode row) {
    }

    /** A store has a new parcel, which can be announced later. */
    default void added(Store store, Parcel parcel) {
    }

    /**
     * Something else has happened that Sendcloud tells shops about.
     *
     * @param action the action of the webhook, for example {@code integration_updated}
     * @param data   the changed resource, in the form of API v3
     */
    default void published(Store store, String action, ObjectNode data) {
    }
}
