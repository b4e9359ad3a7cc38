package io.github.camelsendcloud.sandbox.internal.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The resources of one kind, as JSON, in the order of their creation. Guarded by its store. A caller that changes a row
 * must {@link #put(String, ObjectNode) put} the row afterwards.
 */
public final class Table {

    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private final BiConsumer<String, ObjectNode> listener;
    private long lastId;

    /** An empty table. The listener gets the id and the row of each change; null for a removed row. */
    Table(BiConsumer<String, ObjectNode> listener) {
        this.listener = listener;
    }

    /** The next number that no row of this table has had as its id. */
    public long nextId() {
        return ++lastId;
    }

    /** The row; null for none. */
    public ObjectNode get(String id) {
        return rows.get(id);
    }

    /** The row; null for none. */
    public ObjectNode get(long id) {
        return get(String.valueOf(id));
    }

    /** Adds or replaces a row. */
    public ObjectNode put(String id, ObjectNode row) {
        rows.put(id, row);
        if (id.matches("\\d{1,18}")) {
            lastId = Math.max(lastId, Long.parseLong(id));
        }
        listener.accept(id, row);
        return row;
    }

    /** Adds or replaces a row. */
    public ObjectNode put(long id, ObjectNode row) {
        return put(String.valueOf(id), row);
    }

    /** Removes a row; returns null if the table has no such row. */
    public ObjectNode remove(String id) {
        ObjectNode removed = rows.remove(id);
        if (removed != null) {
            listener.accept(id, null);
        }
        return removed;
    }

    /** Removes the oldest rows of a table that has more rows. */
    void keepNewest(int max) {
        while (rows.size() > max) {
            remove(rows.keySet().iterator().next());
        }
    }

    /** The rows in the order of their creation; a copy. */
    public List<ObjectNode> rows() {
        return List.copyOf(rows.values());
    }

    /** The rows that the predicate accepts, in the order of their creation. */
    public List<ObjectNode> rows(Predicate<ObjectNode> accepts) {
        return rows.values().stream().filter(accepts).toList();
    }

    /** Whether the table has no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
