package io.github.camelsendcloud.sandbox.internal.data;

/** Learns of the changes of a store. The store calls the listener with its lock held: a listener must not wait. */
public interface StoreListener {

    /** A parcel is new and announced, or has another status. */
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
}
