package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelsendcloud.internal.polling.PollState.Done;

/**
 * What has been processed and may be listed again. Of each key the latest content is known: an item that goes back to
 * an earlier content is processed once more. Guarded by the lock of its {@link PollProgress}.
 */
final class Processed {

    private final ExpiringKeys times = new ExpiringKeys();
    private final Map<String, String> marks = new HashMap<>();
    private final Set<String> recent = new HashSet<>();
    private boolean renamed;

    /** Has nothing but that. */
    void set(Map<String, Done> all) {
        times.clear();
        marks.clear();
        recent.clear();
        all.forEach((key, done) -> set(key, done.mark(), done.until()));
    }

    private void set(String key, String mark, Instant until) {
        times.put(key, until);
        if (mark == null) {
            marks.remove(key);
        } else {
            marks.put(key, mark);
        }
    }

    /**
     * Whether an item has been processed. One that the first release has processed is known by its present name from
     * now on.
     */
    boolean has(ChangedItem item) {
        Instant until = times.get(item.key());
        if (until != null && (item.mark() == null || item.mark().equals(marks.get(item.key())))) {
            return true;
        }
        boolean keyOnly = until != null && !marks.containsKey(item.key());
        if (!keyOnly) {
            until = times.get(item.former());
        }
        if (until == null || !keyOnly && marks.containsKey(item.former())) {
            return false;
        }
        times.remove(item.former());
        set(item.key(), item.mark(), until);
        renamed = true;
        return true;
    }

    /** An item has been processed. */
    void add(ChangedItem item, Instant until) {
        set(item.key(), item.mark(), until);
        recent.add(item.key());
    }

    /** What is listed in spite of its time has to be known for longer. */
    void extend(Set<String> keys, Instant until) {
        for (String key : keys) {
            Instant before = times.get(key);
            if (before != null && before.isBefore(until)) {
                times.put(key, until);
            }
        }
    }

    void removeBefore(Instant time) {
        times.removeBefore(time, key -> {
            marks.remove(key);
            recent.remove(key);
        });
    }

    /** How many have been added since all were asked for. */
    int recent() {
        return recent.size();
    }

    /** Whether keys are others than those that were set. */
    boolean isRenamed() {
        return renamed;
    }

    /** All, which are not recent any more. */
    Map<String, Done> all() {
        recent.clear();
        renamed = false;
        return copy(times.keys());
    }

    /** Those that have been added since all were asked for. */
    Map<String, Done> latest() {
        return copy(recent);
    }

    private Map<String, Done> copy(Set<String> keys) {
        Map<String, Done> copy = new HashMap<>();
        keys.forEach(key -> copy.put(key, new Done(marks.get(key), times.get(key))));
        return copy;
    }
}
