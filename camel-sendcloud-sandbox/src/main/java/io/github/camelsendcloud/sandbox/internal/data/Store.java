package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The shipments, parcels and orders of an account. Lock: this object. Every caller holds the lock. */
public final class Store {

    /** The table that remembers when a removed shipment was created and deleted. */
    public static final String DELETED_SHIPMENTS = "deleted shipments";

    private final StoreContext context;
    private final StoreListener listener;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Shipment> shipments = new LinkedHashMap<>();
    private final Map<String, Shipment> byExternalReference = new LinkedHashMap<>();
    private final NavigableMap<Long, Parcel> parcels = new TreeMap<>();
    private final NavigableMap<Long, Order> orders = new TreeMap<>();
    private boolean carrierRefuses;

    /** An empty store whose listener learns of each change of a status. */
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
        return tables.computeIfAbsent(name, n -> new Table());
    }

    /**
     * A new shipment. {@link #add(Shipment)} adds the shipment to this store.
     *
     * @param fields   the fields of v3, without the parcels
     * @param v2Fields the fields that only v2 has; empty for a shipment of v3
     */
    public Shipment newShipment(ObjectNode fields, ObjectNode v2Fields) {
        return new Shipment(this, fields, v2Fields);
    }

    /** Sets whether the carrier refuses the shipments that are created from now on. */
    public void carrierRefuses(boolean refuses) {
        this.carrierRefuses = refuses;
    }

    boolean carrierRefuses() {
        return carrierRefuses;
    }

    void statusChanged(Parcel parcel) {
        listener.statusChanged(this, parcel);
    }

    /** Adds a shipment with its parcels and its external reference. */
    public void add(Shipment shipment) {
        shipments.put(shipment.id(), shipment);
        shipment.parcels().forEach(parcel -> parcels.put(parcel.id(), parcel));
        if (shipment.externalReference() != null) {
            byExternalReference.put(shipment.externalReference(), shipment);
        }
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

    public void remove(Shipment shipment) {
        rememberDeleted(shipment);
        shipments.remove(shipment.id());
        shipment.parcels().forEach(parcel -> parcels.remove(parcel.id()));
        if (shipment.externalReference() != null) {
            byExternalReference.remove(shipment.externalReference(), shipment);
        }
    }

    private void rememberDeleted(Shipment shipment) {
        Instant created = shipment.parcels().isEmpty() ? clock().now() : shipment.parcels().get(0).createdAt();
        table(DELETED_SHIPMENTS).put(shipment.id(), Json.object().put("id", shipment.id())
                .put("created_at", created.toString()).put("deleted_at", clock().now().toString()));
    }

    public Shipment shipment(String id) {
        return shipments.get(id);
    }

    public Shipment shipmentByExternalReference(String reference) {
        return reference == null ? null : byExternalReference.get(reference);
    }

    public Parcel parcel(long id) {
        return parcels.get(id);
    }

    /** In the order of their creation. */
    public Collection<Shipment> shipments() {
        return shipments.values();
    }

    /** In the order of their creation. */
    public Collection<Parcel> parcels() {
        return parcels.values();
    }

    public void add(Order order) {
        orders.put(order.id(), order);
    }

    public void remove(Order order) {
        orders.remove(order.id());
    }

    public Order order(long id) {
        return orders.get(id);
    }

    public Order orderByOrderId(String orderId) {
        return orders.values().stream().filter(order -> order.orderId().equals(orderId)).findFirst().orElse(null);
    }

    public Order orderByOrderNumber(String number) {
        return orders.values().stream().filter(order -> order.orderNumber().equals(number)).findFirst().orElse(null);
    }

    public List<Order> orders() {
        return List.copyOf(orders.values());
    }

    /** Completes the announcements of all shipments. */
    public void completeAnnouncements() {
        shipments.values().forEach(Shipment::completeAnnouncements);
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
