package io.github.camelsendcloud.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The shipments, parcels and orders of an account. Lock: this object. Every caller holds the lock. */
final class Store {

    private final Ids ids;
    private final Map<String, Shipment> shipments = new LinkedHashMap<>();
    private final Map<String, Shipment> byExternalReference = new LinkedHashMap<>();
    private final NavigableMap<Long, Parcel> parcels = new TreeMap<>();
    private final NavigableMap<Long, Order> orders = new TreeMap<>();

    Store(Ids ids) {
        this.ids = ids;
    }

    Ids ids() {
        return ids;
    }

    /** Adds a shipment with its parcels and its external reference. */
    void add(Shipment shipment) {
        shipments.put(shipment.id(), shipment);
        shipment.parcels().forEach(parcel -> parcels.put(parcel.id(), parcel));
        if (shipment.externalReference() != null) {
            byExternalReference.put(shipment.externalReference(), shipment);
        }
    }

    void remove(Shipment shipment) {
        shipments.remove(shipment.id());
        shipment.parcels().forEach(parcel -> parcels.remove(parcel.id()));
        if (shipment.externalReference() != null) {
            byExternalReference.remove(shipment.externalReference(), shipment);
        }
    }

    Shipment shipment(String id) {
        return shipments.get(id);
    }

    Shipment shipmentByExternalReference(String reference) {
        return reference == null ? null : byExternalReference.get(reference);
    }

    Parcel parcel(long id) {
        return parcels.get(id);
    }

    /** In the order of their creation. */
    Collection<Shipment> shipments() {
        return shipments.values();
    }

    /** In the order of their creation. */
    Collection<Parcel> parcels() {
        return parcels.values();
    }

    void add(Order order) {
        orders.put(order.id(), order);
    }

    void remove(Order order) {
        orders.remove(order.id());
    }

    Order order(long id) {
        return orders.get(id);
    }

    Order orderByOrderId(String orderId) {
        return orders.values().stream().filter(order -> order.orderId().equals(orderId)).findFirst().orElse(null);
    }

    Order orderByOrderNumber(String number) {
        return orders.values().stream().filter(order -> order.orderNumber().equals(number)).findFirst().orElse(null);
    }

    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    /** Completes the announcements of all shipments. */
    void completeAnnouncements() {
        shipments.values().forEach(Shipment::completeAnnouncements);
    }

    /**
     * Changes the status of a parcel. Takes the lock.
     *
     * @param  view makes the result from the parcel, after the change
     * @return      the result of the view; null if the account has no such parcel
     */
    synchronized <T> T changeStatus(long parcelId, ParcelStatus status, Function<Parcel, T> view) {
        Parcel parcel = parcels.get(parcelId);
        if (parcel == null) {
            return null;
        }
        parcel.status(status);
        return view.apply(parcel);
    }
}
