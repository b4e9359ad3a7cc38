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
 * Picks from a list, in whatever order it is, what is delivered next: of each item the newest state, those with the
 * fewest failures first and then the oldest, and no more than wanted. For one thread at a time.
 */
final class Selection {

    private final int most;
    private final Map<String, ChangedItem> found = new HashMap<>();
    private final TreeSet<ChangedItem> wanted;
    private Instant leftOver;

    /**
     * @param most     how many items are wanted; 0 for all
     * @param failures how often an item has failed; must not change meanwhile
     */
    Selection(int most, ToIntFunction<ChangedItem> failures) {
        this.most = most;
        this.wanted = new TreeSet<>(
                Comparator.comparingInt(failures).thenComparing(ChangedItem::order).thenComparing(ChangedItem::version));
    }

    /** An item of the list. */
    void add(ChangedItem item) {
        ChangedItem other = found.get(item.subject());
        // of two with the same time the one that was read later is newer
        if (other != null && item.order().isBefore(other.order())) {
            return;
        }
        if (other != null) {
            wanted.remove(other);
        }
        found.put(item.subject(), item);
        wanted.add(item);
        if (most > 0 && wanted.size() > most) {
            ChangedItem last = wanted.pollLast();
            found.remove(last.subject());
            // many may be left over: only the earliest counts
            leftOver = leftOver == null || last.hold().isBefore(leftOver) ? last.hold() : leftOver;
        }
    }

    /** The items in the order of their delivery. */
    List<ChangedItem> items() {
        return new ArrayList<>(wanted);
    }

    /** The time that the bound must not pass since items are left over; {@code null} when none is. */
    Instant leftOver() {
        return leftOver;
    }
}
