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
 * Values that several users share, one for each key. A value lives from the first lease of its key until the last lease
 * is closed, and after that for as long as it still matters. Safe for use by several threads: all state is guarded by
 * the monitor of this object, and a value is made, but not ended, with the monitor.
 */
public final class Leases<K, V> {

    /** The most values without a user that are kept. Where there are more, the oldest is forgotten early. */
    static final int MOST_KEPT = 20_000;

    private static final long SHORTEST_SWEEP = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_SWEEP = TimeUnit.MINUTES.toNanos(10);

    private final Map<K, Entry> entries = new HashMap<>();
    /** Those without a user that still matter, the oldest first. */
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
    public final class Lease implements AutoCloseable {
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

        /** Gives the value back. A second call does nothing. */
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
     * @param matters for how many nanoseconds a value without a user still matters; 0 to end the value at once
     * @param end     is given each value that is forgotten
     * @param timer   looks after the values that are kept
     */
    public Leases(ToLongFunction<V> matters, Consumer<V> end, ScheduledExecutorService timer) {
        this.matters = matters;
        this.end = end;
        this.timer = timer;
    }

    /** @param factory makes the value of a key that has none */
    public synchronized Lease acquire(K key, Function<K, V> factory) {
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
        Entry forgotten = null;
        synchronized (this) {
            if (--entry.users > 0 || entries.get(key) != entry) {
                return;
            }
            long left = matters.applyAsLong(entry.value);
            if (left <= 0) {
                entries.remove(key);
                forgotten = entry;
            } else {
                kept.put(key, entry);
                if (kept.size() > MOST_KEPT) {
                    K oldest = kept.keySet().iterator().next();
                    forgotten = kept.remove(oldest);
                    entries.remove(oldest);
                }
                sweepAfter(left);
            }
        }
        if (forgotten != null) {
            end.accept(forgotten.value);
        }
    }

    private void sweepAfter(long nanos) {
        if (!sweeping) {
            try {
                timer.schedule(
                        this::sweep, Math.min(LONGEST_SWEEP, Math.max(SHORTEST_SWEEP, nanos)), TimeUnit.NANOSECONDS);
                sweeping = true;
            } catch (RejectedExecutionException e) {
                // the component is stopped, which forgets all
            }
        }
    }

    /** Forgets the values that do not matter any more. */
    private void sweep() {
        List<V> forgotten = new ArrayList<>();
        synchronized (this) {
            sweeping = false;
            long next = Long.MAX_VALUE;
            for (Iterator<Map.Entry<K, Entry>> i = kept.entrySet().iterator(); i.hasNext();) {
                Map.Entry<K, Entry> one = i.next();
                long left = matters.applyAsLong(one.getValue().value);
                if (left <= 0) {
                    i.remove();
                    entries.remove(one.getKey());
                    forgotten.add(one.getValue().value);
                } else {
                    next = Math.min(next, left);
                }
            }
            if (!kept.isEmpty()) {
                sweepAfter(next);
            }
        }
        forgotten.forEach(end);
    }

    /** All values by their keys, those that are kept without a user too. */
    public synchronized Map<K, V> values() {
        Map<K, V> values = new LinkedHashMap<>();
        entries.forEach((key, entry) -> values.put(key, entry.value));
        return values;
    }

    /** How many values there are, those that are kept without a user too. */
    public synchronized int size() {
        return entries.size();
    }

    /** Forgets all values without ending them: leases that are closed later end nothing. */
    public synchronized void clear() {
        entries.clear();
        kept.clear();
    }
}
