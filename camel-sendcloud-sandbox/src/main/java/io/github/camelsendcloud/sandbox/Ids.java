package io.github.camelsendcloud.sandbox;

import java.util.concurrent.atomic.AtomicLong;

/** Creates the ids of parcels and orders. Each id is unique within the sandbox. Safe for use by several threads. */
final class Ids {

    private final AtomicLong parcels = new AtomicLong(383_707_300);
    private final AtomicLong orders = new AtomicLong(600);

    long nextParcel() {
        return parcels.incrementAndGet();
    }

    long nextOrder() {
        return orders.incrementAndGet();
    }
}
