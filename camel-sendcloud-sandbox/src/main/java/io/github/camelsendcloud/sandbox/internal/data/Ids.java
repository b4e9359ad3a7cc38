package io.github.camelsendcloud.sandbox.internal.data;

import java.util.concurrent.atomic.AtomicLong;

/** Creates the ids of parcels and orders. Each id is unique within the sandbox. Safe for use by several threads. */
public final class Ids {

    private final AtomicLong parcels = new AtomicLong(383_707_300);
    private final AtomicLong orders = new AtomicLong(600);

    public long nextParcel() {
        return parcels.incrementAndGet();
    }

    public long nextOrder() {
        return orders.incrementAndGet();
    }

    /** A parcel has this id, so no later parcel gets the id. */
    public void usedForParcel(long id) {
        parcels.accumulateAndGet(id, Math::max);
    }

    /** An order has this id, so no later order gets the id. */
    void usedForOrder(long id) {
        orders.accumulateAndGet(id, Math::max);
    }
}
