package io.github.camelsendcloud.sandbox.internal.data;

/** Learns of the changes of a store. The store calls the listener with its lock held: a listener must not wait. */
public interface StoreListener {

    /** A parcel is new and announced, or has another status. */
    void statusChanged(Store store, Parcel parcel);
}
