package io.github.camelsendcloud.sandbox.internal.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Learns of the changes of a store. The store calls the listener with its lock held: a listener must not wait. */
public interface StoreListener {

    /** A parcel has another status. */
    void statusChanged(Store store, Parcel parcel);

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
