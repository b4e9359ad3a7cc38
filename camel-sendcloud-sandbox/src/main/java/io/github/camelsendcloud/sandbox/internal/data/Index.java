package io.github.camelsendcloud.sandbox.internal.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds the rows that have a text, for example an order number. Guarded by its store. */
final class Index<T> {

    private final Map<String, NavigableMap<Long, T>> rows = new HashMap<>();
    private final Map<Long, String> texts = new HashMap<>();

    /** Stores the text of a row, which replaces the former text of the row. Null or an empty text: the row has none. */
    void put(long key, T row, String text) {
        String current = text == null ? "" : text;
        if (current.equals(texts.getOrDefault(key, ""))) {
            return;
        }
        remove(key);
        if (!current.isEmpty()) {
            texts.put(key, current);
            rows.computeIfAbsent(current, t -> new TreeMap<>()).put(key, row);
        }
    }

    void remove(long key) {
        String text = texts.remove(key);
        if (text != null) {
            rows.computeIfPresent(text, (t, withText) -> {
                withText.remove(key);
                return withText.isEmpty() ? null : withText;
            });
        }
    }

    /** The oldest row with this text; null for none. */
    T first(String text) {
        Collection<T> withText = all(text);
        return withText.isEmpty() ? null : withText.iterator().next();
    }

    /** The rows with this text, the oldest first. */
    Collection<T> all(String text) {
        return text == null ? List.of() : rows.getOrDefault(text, new TreeMap<>()).values();
    }
}
