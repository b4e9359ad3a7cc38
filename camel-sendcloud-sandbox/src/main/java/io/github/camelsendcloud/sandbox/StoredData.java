package io.github.camelsendcloud.sandbox;

import java.time.Instant;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Order;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.persistence.Journal;
import io.github.camelsendcloud.sandbox.internal.persistence.Journal.Row;

/**
 * Keeps the accounts of a sandbox, their keys and their data in a journal. A change is in the journal before the caller
 * of the API has the response. Safe for use by several threads: the lock of an account's store or of the account itself
 * guards the rows of the account.
 */
final class StoredData implements AutoCloseable {

    private static final String ACCOUNT = "account";
    private static final String SHIPMENT = "shipment";
    private static final String ORDER = "order";
    private static final String TABLE = "table ";

    private final Journal journal;
    private volatile Thread loader;

    /** Data in a journal; null for data in memory only. */
    StoredData(Journal journal) {
        this.journal = journal;
    }

    /**
     * Gives the accounts their data. The clock is set to the newest time in the data if that time is in the future.
     * Steps of journeys whose time is past happen in other threads, and are recorded.
     */
    void load(Accounts accounts, SandboxClock clock) {
        if (journal == null) {
            return;
        }
        Instant newest = clock.now();
        loader = Thread.currentThread();
        try {
            for (Row row : journal.rows()) {
                Instant time = load(accounts, row);
                newest = time != null && time.isAfter(newest) ? time : newest;
            }
        } finally {
            loader = null;
        }
        if (newest.isAfter(clock.now())) {
            clock.set(newest);
        }
    }

    /** Returns the time of the newest change that the row has; null for none. */
    private static Instant load(Accounts accounts, Row row) {
        if (row.kind().equals(ACCOUNT)) {
            accounts.restore(row.account(), (ObjectNode) row.value());
            return null;
        }
        Store store = accounts.named(row.account()).store();
        synchronized (store) {
            if (row.kind().equals(SHIPMENT)) {
                Shipment shipment = Shipment.of(store, (ObjectNode) row.value());
                store.add(shipment);
                return shipment.parcels().stream().map(Parcel::updatedAt).max(Instant::compareTo).orElse(null);
            }
            if (row.kind().equals(ORDER)) {
                Order order = Order.of((ObjectNode) row.value());
                store.add(order);
                return order.modifiedAt();
            }
            String table = row.kind().substring(TABLE.length());
            store.table(table).put(row.id(), (ObjectNode) row.value());
            if (table.equals(Store.DELETED_SHIPMENTS)) {
                // no later parcel gets the id of a deleted parcel
                store.ids().usedForParcel(row.value().path("last_parcel").asLong());
            }
            return null;
        }
    }

    /** Records the keys and the settings of an account. */
    void account(Account account) {
        record(account, ACCOUNT, account.name(), account::toJson);
    }

    /** Records a shipment. */
    void shipment(Account account, Shipment shipment, boolean removed) {
        record(account, SHIPMENT, shipment.id(), () -> removed ? null : shipment.toJson());
    }

    /** Records an order. */
    void order(Account account, Order order, boolean removed) {
        record(account, ORDER, String.valueOf(order.id()), () -> removed ? null : order.toJson());
    }

    /** Records a row of a table; null for a row that is removed. */
    void row(Account account, String table, String id, ObjectNode row) {
        record(account, TABLE + table, id, () -> row);
    }

    /** Records a row, unless the present thread loads the data. */
    private void record(Account account, String kind, String id, Supplier<JsonNode> value) {
        if (journal != null && Thread.currentThread() != loader) {
            journal.append(new Row(account.name(), kind, id, value.get()));
        }
    }

    /** Whether the file has each change; true without a file. */
    boolean isSaved() {
        return journal == null || journal.isSaved();
    }

    /** Removes all data. */
    void clear() {
        if (journal != null) {
            journal.clear();
        }
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
