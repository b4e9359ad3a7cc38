package io.github.camelsendcloud.internal.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Values that several users share, one value for each key. A value lives from the first lease of its key until the last
 * lease is closed, and afterwards for as long as the value matters. Several threads may use an instance: the monitor of
 * this object guards all fields. Values are created with the monitor and ended without the monitor.
 */
final class Leases<K, V> {

    /** The largest number of kept values without a user. Above this number, the oldest value is removed. */
    static final int MOST_KEPT = 20_000;

    private static final long SHORTEST_SWEEP = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_SWEEP = TimeUnit.MINUTES.toNanos(10);

    private final Map<K, Entry> entries = new HashMap<>();
    /** The values without a user that still matter, the oldest first. */
    private final Map<K, Entry> kept = new LinkedHashMap<>();
    private final ToLongFunction<V> matters;
    private final Consumer<V> end;
    private final ScheduledExecutorService timer;
    private boolean sweeping;

    private final class Entry {
        private final V value;
        private int users;

        private Entry(V value) {
            this.value = value;
        }
    }

    /** The right to use a value. */
    final class Lease implements AutoCloseable {
        private final K key;
        private final Entry entry;
        private boolean open = true;

        private Lease(K key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        public V value() {
            return entry.value;
        }

        /** Ends the use of the value. A second call does nothing. */
        @Override
        public void close() {
            synchronized (Leases.this) {
                if (!open) {
                    return;
                }
                open = false;
            }
            release(key, entry);
        }
    }

    /**
     * @param matters the nanoseconds for which a value without a user still matters; 0 ends the value immediately
     * @param end     receives each removed value
     * @param timer   checks the values without a user
     */
    Leases(ToLongFunction<V> matters, Consumer<V> end, ScheduledExecutorService timer) {
        this.matters = matters;
        this.end = end;
        this.timer = timer;
    }

    /** @param factory creates the value of a key without a value */
    synchronized Lease acquire(K key, Function<K, V> factory) {
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = new Entry(factory.apply(key));
            entries.put(key, entry);
        }
        entry.users++;
        kept.remove(key);
        return new Lease(key, entry);
    }

    private void release(K key, Entry entry) {
        Entry removed = null;
        synchronized (this) {
            if (--entry.users > 0 || entries.get(key) != entry) {
                return;
            }
            long left = matters.applyAsLong(entry.value);
            if (left <= 0) {
                entries.remove(key);
                removed = entry;
            } else {
                kept.put(key, entry);
                if (kept.size() > MOST_KEPT) {
                    K oldest = kept.keySet().iterator().next();
                    removed = kept.remove(oldest);
                    entries.remove(oldest);
                }
                sweepAfter(left);
            }
        }
        if (removed != null) {
            end.accept(removed.value);
        }
    }

    private void sweepAfter(long nanos) {
        if (!sweeping) {
            try {
                timer.schedule(
                        this::sweep, Math.min(LONGEST_SWEEP, Math.max(SHORTEST_SWEEP, nanos)), TimeUnit.NANOSECONDS);
                sweeping = true;
            } catch (RejectedExecutionException e) {
                // the component is stopped, and the stop removes all values
            }
        }
    }

    /** Removes the values that do not matter any more. */
    private void sweep() {
        List<V> removed = new ArrayList<>();
        synchronized (this) {
            sweeping = false;
            long next = Long.MAX_VALUE;
            for (Iterator<Map.Entry<K, Entry>> i = kept.entrySet().iterator(); i.hasNext();) {
                Map.Entry<K, Entry> one = i.next();
                long left = matters.applyAsLong(one.getValue().value);
                if (left <= 0) {
                    i.remove();
                    entries.remove(one.getKey());
                    removed.add(one.getValue().value);
                } else {
                    next = Math.min(next, left);
                }
            }
            if (!kept.isEmpty()) {
                sweepAfter(next);
            }
        }
        removed.forEach(end);
    }

    /** All values by key, including the values without a user. */
    synchronized Map<K, V> values() {
        Map<K, V> values = new LinkedHashMap<>();
        entries.forEach((key, entry) -> values.put(key, entry.value));
        return values;
    }

    /** The number of values, including the values without a user. */
    synchronized int size() {
        return entries.size();
    }

    /** Removes all values without ending them. Leases that are closed later end nothing. */
    synchronized void clear() {
        entries.clear();
        kept.clear();
    }
}
