package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Keys, each with a time. The caller removes the keys before a time: the clock is the watermark, which a cache such as
 * Caffeine does not know, and no key may be evicted for size. For one thread at a time.
 */
final class ExpiringKeys {

    private record TimedKey(Instant time, String key) {
    }

    private final Map<String, Instant> times = new HashMap<>();
    private final TreeSet<TimedKey> order
            = new TreeSet<>(Comparator.comparing(TimedKey::time).thenComparing(TimedKey::key));

    /** Sets the time of a key. A time that the key had before is replaced. */
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

    /**
     * Removes the keys whose time is before the given time.
     *
     * @param removed is called with each removed key, in the order of the times
     */
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

    /** The earliest time; {@code null} without keys. */
    Instant earliest() {
        return order.isEmpty() ? null : order.first().time();
    }

    /** The time of a key; {@code null} for an unknown key. */
    Instant get(String key) {
        return times.get(key);
    }

    /** All keys, as a view. */
    Set<String> keys() {
        return times.keySet();
    }
}
