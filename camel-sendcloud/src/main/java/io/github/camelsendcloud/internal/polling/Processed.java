package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelsendcloud.internal.polling.PollState.Entry;

/**
 * The processed items that lists may contain again. Only the latest content of each key is stored: an item whose
 * content returns to an earlier content is delivered again. Guarded by the lock of its {@link PollProgress}.
 */
final class Processed {

    private final ExpiringKeys times = new ExpiringKeys();
    private final Map<String, String> digests = new HashMap<>();
    private final Set<String> recent = new HashSet<>();
    private boolean renamed;

    /** Replaces all items. */
    void set(Map<String, Entry> all) {
        times.clear();
        digests.clear();
        recent.clear();
        all.forEach((key, entry) -> set(key, entry.digest(), entry.expires()));
    }

    private void set(String key, String digest, Instant expires) {
        times.put(key, expires);
        if (digest == null) {
            digests.remove(key);
        } else {
            digests.put(key, digest);
        }
    }

    /**
     * Whether an item has been processed. An item that the first release has stored under its former key gets its
     * present key.
     */
    boolean has(ChangedItem item) {
        Instant expires = times.get(item.key());
        if (expires != null && (item.digest() == null || item.digest().equals(digests.get(item.key())))) {
            return true;
        }
        boolean keyOnly = expires != null && !digests.containsKey(item.key());
        if (!keyOnly) {
            expires = times.get(item.formerKey());
        }
        if (expires == null || !keyOnly && digests.containsKey(item.formerKey())) {
            return false;
        }
        times.remove(item.formerKey());
        set(item.key(), item.digest(), expires);
        renamed = true;
        return true;
    }

    /** An item has been processed. */
    void add(ChangedItem item, Instant expires) {
        set(item.key(), item.digest(), expires);
        recent.add(item.key());
    }

    /** Extends the times of the keys that are known. A time never becomes earlier. */
    void extend(Set<String> keys, Instant expires) {
        for (String key : keys) {
            Instant before = times.get(key);
            if (before != null && before.isBefore(expires)) {
                times.put(key, expires);
            }
        }
    }

    void removeBefore(Instant time) {
        times.removeBefore(time, key -> {
            digests.remove(key);
            recent.remove(key);
        });
    }

    /** The number of items that have been added since the last call of {@link #all}. */
    int recent() {
        return recent.size();
    }

    /** Whether an item has got another key since the last call of {@link #all}. */
    boolean isRenamed() {
        return renamed;
    }

    /** A copy of all items. No item is recent after this call. */
    Map<String, Entry> all() {
        recent.clear();
        renamed = false;
        return copy(times.keys());
    }

    /** A copy of the items that have been added since the last call of {@link #all}. */
    Map<String, Entry> latest() {
        return copy(recent);
    }

    private Map<String, Entry> copy(Set<String> keys) {
        Map<String, Entry> copy = new HashMap<>();
        keys.forEach(key -> copy.put(key, new Entry(digests.get(key), times.get(key))));
        return copy;
    }
}
