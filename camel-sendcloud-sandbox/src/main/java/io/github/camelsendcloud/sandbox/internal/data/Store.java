package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The shipments, parcels and orders of an account. Lock: this object. Every caller holds the lock. */
public final class Store {

    private static final int DELETED_IDS = 10_000;
    /** The table that remembers when the latest removed shipments were created and deleted. */
    public static final String DELETED_SHIPMENTS = "deleted shipments";

    private final StoreContext context;
    private final StoreListener listener;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Shipment> shipmentsById = new HashMap<>();
    /** The shipments by the id of their first parcel. */
    private final NavigableMap<Long, Shipment> shipments = new TreeMap<>();
    private final NavigableMap<Long, Parcel> parcels = new TreeMap<>();
    private final NavigableMap<Long, Order> orders = new TreeMap<>();
    private final Index<Shipment> shipmentsByReference = new Index<>();
    private final Index<Shipment> shipmentsByOrderNumber = new Index<>();
    private final Index<Parcel> parcelsByTrackingNumber = new Index<>();
    private final Index<Order> ordersByOrderId = new Index<>();
    private final Index<Order> ordersByOrderNumber = new Index<>();
    /** The shipments whose announcement or cancellation is not complete. */
    private final Set<Shipment> pending = new LinkedHashSet<>();
    /** The ids of the latest deleted shipments and parcels. */
    private final Set<String> deleted = new LinkedHashSet<>();
    private boolean carrierRefuses;

    /** An empty store whose listener learns of each change. */
    public Store(StoreContext context, StoreListener listener) {
        this.context = context;
        this.listener = listener;
    }

    public Ids ids() {
        return context.ids();
    }

    public SandboxClock clock() {
        return context.clock();
    }

    public Settings settings() {
        return context.settings();
    }

    /** The table with this name; the first call creates the table. */
    public Table table(String name) {
        return tables.computeIfAbsent(name, n -> new Table((id, row) -> listener.rowChanged(n, id, row)));
    }

    /**
     * A new shipment. {@link #add(Shipment)} adds the shipment to this store.
     *
     * @param fields   the fields of v3, without the parcels
     * @param v2Fields the fields that only v2 has; empty for a shipment of v3
     */
    public Shipment newShipment(ObjectNode fields, ObjectNode v2Fields) {
        return new Shipment(this, Shipment.newId(), fields, v2Fields, carrierRefuses);
    }

    /** Sets whether the carrier refuses the shipments that are created from now on. */
    public void carrierRefuses(boolean refuses) {
        this.carrierRefuses = refuses;
    }

    void statusChanged(Parcel parcel) {
        changed(parcel.shipment());
        listener.statusChanged(this, parcel);
    }

    /**
     * Brings the indexes up to date, and tells the listener. Does nothing for a shipment that this store does not have.
     */
    void changed(Shipment shipment) {
        if (shipmentsById.get(shipment.id()) == shipment) {
            index(shipment);
            listener.changed(shipment);
        }
    }

    private void index(Shipment shipment) {
        long key = key(shipment);
        shipmentsByReference.put(key, shipment, shipment.externalReference());
        shipmentsByOrderNumber.put(key, shipment, shipment.orderNumber());
        shipment.parcels().forEach(parcel -> parcelsByTrackingNumber.put(parcel.id(), parcel, parcel.trackingNumber()));
        if (shipment.isPending()) {
            pending.add(shipment);
        } else {
            pending.remove(shipment);
        }
    }

    /** The number of a shipment: the id of its first parcel. A later shipment has a greater number. */
    public static long key(Shipment shipment) {
        return shipment.parcels().get(0).id();
    }

    /** Adds a shipment with its parcels. */
    public void add(Shipment shipment) {
        shipmentsById.put(shipment.id(), shipment);
        shipments.put(key(shipment), shipment);
        shipment.parcels().forEach(parcel -> {
            parcels.put(parcel.id(), parcel);
            ids().usedForParcel(parcel.id());
        });
        changed(shipment);
        shipment.parcels().forEach(parcel -> listener.added(this, parcel));
    }

    /**
     * Tells the listener that something has happened that Sendcloud sends a webhook about.
     *
     * @param action the action of the webhook, for example {@code return_created}
     * @param data   the changed resource, in the form of API v3
     */
    public void publish(String action, ObjectNode data) {
        listener.published(this, action, data);
    }

    /** Removes a shipment with its parcels. */
    public void remove(Shipment shipment) {
        if (shipmentsById.remove(shipment.id()) == null) {
            return;
        }
        rememberDeleted(shipment);
        long key = key(shipment);
        shipments.remove(key);
        shipmentsByReference.remove(key);
        shipmentsByOrderNumber.remove(key);
        pending.remove(shipment);
        deleted.add(shipment.id());
        shipment.parcels().forEach(parcel -> {
            clock().cancel(parcel.nextStep());
            parcels.remove(parcel.id());
            parcelsByTrackingNumber.remove(parcel.id());
            deleted.add(String.valueOf(parcel.id()));
        });
        while (deleted.size() > DELETED_IDS) {
            deleted.remove(deleted.iterator().next());
        }
        listener.removed(shipment);
    }

    private void rememberDeleted(Shipment shipment) {
        Instant created = shipment.parcels().isEmpty() ? clock().now() : shipment.parcels().get(0).createdAt();
        Table table = table(DELETED_SHIPMENTS);
        table.put(shipment.id(), Json.object().put("id", shipment.id())
                .put("created_at", created.toString()).put("deleted_at", clock().now().toString())
                .put("last_parcel", shipment.parcels().stream().mapToLong(Parcel::id).max().orElse(0)));
        table.keepNewest(DELETED_IDS);
    }

    /** Null for none. */
    public Shipment shipment(String id) {
        return shipmentsById.get(id);
    }

    /** Whether a shipment or parcel with this id was removed. The store knows the latest ids only. */
    public boolean isDeleted(String id) {
        return deleted.contains(id);
    }

    /** Null for none. */
    public Shipment shipmentByExternalReference(String reference) {
        return shipmentsByReference.first(reference);
    }

    /** In the order of their creation. */
    public Collection<Shipment> shipmentsByOrderNumber(String number) {
        return shipmentsByOrderNumber.all(number);
    }

    /** Null for none. */
    public Parcel parcel(long id) {
        return parcels.get(id);
    }

    /** Null for none. */
    public Parcel parcelByTrackingNumber(String number) {
        return parcelsByTrackingNumber.first(number);
    }

    /** In the order of their creation; unmodifiable. */
    public Collection<Shipment> shipments() {
        return Collections.unmodifiableCollection(shipments.values());
    }

    /** By the number of the shipment; unmodifiable. */
    public NavigableMap<Long, Shipment> shipmentsByKey() {
        return Collections.unmodifiableNavigableMap(shipments);
    }

    /** In the order of their creation; unmodifiable. */
    public Collection<Parcel> parcels() {
        return Collections.unmodifiableCollection(parcels.values());
    }

    /** By id; unmodifiable. */
    public NavigableMap<Long, Parcel> parcelsById() {
        return Collections.unmodifiableNavigableMap(parcels);
    }

    /** Adds an order. */
    public void add(Order order) {
        orders.put(order.id(), order);
        ids().usedForOrder(order.id());
        changed(order);
    }

    /** Replaces the content of an order. */
    public void update(Order order, ObjectNode content) {
        order.content(content, clock().now());
        changed(order);
    }

    private void changed(Order order) {
        ordersByOrderId.put(order.id(), order, order.orderId().toLowerCase(Locale.ROOT));
        ordersByOrderNumber.put(order.id(), order, order.orderNumber().toLowerCase(Locale.ROOT));
        listener.changed(order);
    }

    public void remove(Order order) {
        if (orders.remove(order.id()) != null) {
            ordersByOrderId.remove(order.id());
            ordersByOrderNumber.remove(order.id());
            listener.removed(order);
        }
    }

    /** Null for none. */
    public Order order(long id) {
        return orders.get(id);
    }

    /** Null for none. */
    public Order orderByOrderId(String orderId) {
        return ordersByOrderId(orderId).stream().filter(order -> order.orderId().equals(orderId)).findFirst().orElse(null);
    }

    /** The oldest order with this number; null for none. */
    public Order orderByOrderNumber(String number) {
        return ordersByOrderNumber(number).stream().filter(order -> order.orderNumber().equals(number)).findFirst()
                .orElse(null);
    }

    /** The orders with this order id in any case. */
    public Collection<Order> ordersByOrderId(String orderId) {
        return ordersByOrderId.all(orderId == null ? null : orderId.toLowerCase(Locale.ROOT));
    }

    /** The orders with this number in any case, in the order of their creation. */
    public Collection<Order> ordersByOrderNumber(String number) {
        return ordersByOrderNumber.all(number == null ? null : number.toLowerCase(Locale.ROOT));
    }

    /** In the order of their creation; a copy. */
    public List<Order> orders() {
        return List.copyOf(orders.values());
    }

    /** By id; unmodifiable. */
    public NavigableMap<Long, Order> ordersById() {
        return Collections.unmodifiableNavigableMap(orders);
    }

    /** Completes the announcements and the cancellations of all shipments. */
    public void completeAnnouncements() {
        if (!pending.isEmpty()) {
            new ArrayList<>(pending).forEach(Shipment::completeAnnouncements);
        }
    }

    /** Changes the status of a parcel. Takes the lock. Returns whether the account has the parcel. */
    public synchronized boolean changeStatus(long parcelId, ParcelStatus status) {
        Parcel parcel = parcels.get(parcelId);
        if (parcel == null) {
            return false;
        }
        parcel.status(status);
        return true;
    }
}
