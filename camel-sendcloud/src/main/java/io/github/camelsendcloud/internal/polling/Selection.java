package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Selects from a list in any order the items to deliver next. Only the newest version of an item is selected. Items
 * with the fewest failures come first, then the oldest items. For one thread at a time.
 */
final class Selection {

    private final int maxItems;
    private final Map<String, ChangedItem> newest = new HashMap<>();
    private final TreeSet<ChangedItem> selected;
    private Instant leftOver;

    /**
     * @param maxItems the maximum number of items; 0 for all
     * @param failures returns how often an item has failed; the numbers must not change during the selection
     */
    Selection(int maxItems, ToIntFunction<ChangedItem> failures) {
        this.maxItems = maxItems;
        this.selected = new TreeSet<>(
                Comparator.comparingInt(failures).thenComparing(ChangedItem::order).thenComparing(ChangedItem::version));
    }

    /** Adds the next item of the list. */
    void add(ChangedItem item) {
        ChangedItem other = newest.get(item.subject());
        // of two versions with the same time, the version that is read later is newer
        if (other != null && item.order().isBefore(other.order())) {
            return;
        }
        if (other != null) {
            selected.remove(other);
        }
        newest.put(item.subject(), item);
        selected.add(item);
        if (maxItems > 0 && selected.size() > maxItems) {
            ChangedItem last = selected.pollLast();
            newest.remove(last.subject());
            // the number of items that are left over has no limit, so only the earliest time is stored
            leftOver = leftOver == null || last.hold().isBefore(leftOver) ? last.hold() : leftOver;
        }
    }

    /** The selected items in the order of their delivery. */
    List<ChangedItem> items() {
        return new ArrayList<>(selected);
    }

    /** The time that the watermark must not pass because of items left over; {@code null} when no item is left over. */
    Instant leftOver() {
        return leftOver;
    }
}
