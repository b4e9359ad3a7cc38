package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Keys, each with a time. For one thread at a time. */
final class ExpiringKeys {

    private record TimedKey(Instant time, String key) {
    }

    private final Map<String, Instant> times = new HashMap<>();
    private final TreeSet<TimedKey> order
            = new TreeSet<>(Comparator.comparing(TimedKey::time).thenComparing(TimedKey::key));

    void put(String key, Instant time) {
        remove(key);
        times.put(key, time);
        order.add(new TimedKey(time, key));
    }

    void remove(String key) {
        Instant time = times.remove(key);
        if (time != null) {
            order.remove(new TimedKey(time, key));
        }
    }

    /** @param removed gets each key that is removed */
    void removeBefore(Instant time, Consumer<String> removed) {
        while (!order.isEmpty() && order.first().time().isBefore(time)) {
            String key = order.pollFirst().key();
            times.remove(key);
            removed.accept(key);
        }
    }

    void clear() {
        times.clear();
        order.clear();
    }

    boolean contains(String key) {
        return times.containsKey(key);
    }

    /** The earliest time; {@code null} when there is no key. */
    Instant earliest() {
        return order.isEmpty() ? null : order.first().time();
    }

    /** The time of a key; {@code null} when it is not there. */
    Instant get(String key) {
        return times.get(key);
    }

    /** All keys, as they are now. */
    Set<String> keys() {
        return times.keySet();
    }
}
