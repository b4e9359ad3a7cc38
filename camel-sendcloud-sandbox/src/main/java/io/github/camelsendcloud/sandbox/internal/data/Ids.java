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
}
