package io.github.camelsendcloud;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Keys, each with a time. For one thread at a time. */
final class TimedKeys {

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

    void removeBefore(Instant time) {
        while (!order.isEmpty() && order.first().time().isBefore(time)) {
            times.remove(order.pollFirst().key());
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

    /** A copy of all keys with their times. */
    Map<String, Instant> toMap() {
        return Map.copyOf(times);
    }
}
