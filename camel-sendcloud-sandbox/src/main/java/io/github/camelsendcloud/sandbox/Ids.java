package io.github.camelsendcloud.sandbox;

import java.util.concurrent.atomic.AtomicLong;

/** Gives out numbers that no other object in the sandbox has. */
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
