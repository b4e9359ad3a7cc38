package io.github.camelsendcloud.internal.polling;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The items between their list and the end of their exchange: which items are in progress, and how often each version
 * of an item has failed. An item is in progress once per {@linkplain ChangedItem#subject() subject}. Guarded by the
 * lock of its {@link PollProgress}.
 */
final class DeliveryAttempts {

    private final int maxAttempts;
    /** The version that is in progress, by the subject of its item. */
    private final Map<String, String> inProgress = new HashMap<>();
    /** The number of failed attempts, by the version of the item. */
    private final Map<String, Integer> failures = new HashMap<>();

    /** @param maxAttempts the number of attempts per version of an item; 0 for no limit */
    DeliveryAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /** An exchange has been created for an item. */
    void start(ChangedItem item) {
        inProgress.put(item.subject(), item.version());
    }

    /** Whether any version of an item is in progress. */
    boolean isInProgress(ChangedItem item) {
        return inProgress.containsKey(item.subject());
    }

    /** Whether any item is in progress. */
    boolean isInUse() {
        return !inProgress.isEmpty();
    }

    /**
     * An attempt has failed. The item stays in progress.
     *
     * @return whether this attempt was the last one
     */
    boolean fail(ChangedItem item) {
        int count = failures.merge(item.version(), 1, Integer::sum);
        return maxAttempts > 0 && count >= maxAttempts;
    }

    /** Whether this version of an item has failed before. */
    boolean hasFailed(ChangedItem item) {
        return failures.containsKey(item.version());
    }

    /** The item is no longer in progress. Its failures stay counted. */
    void end(ChangedItem item) {
        inProgress.remove(item.subject(), item.version());
    }

    /** The version needs no further attempt. */
    void forget(ChangedItem item) {
        failures.remove(item.version());
    }

    /** Forgets the failures of all versions that the condition does not accept. */
    void keepFailures(Predicate<String> version) {
        failures.keySet().removeIf(version.negate());
    }

    /** Forgets all failures. Items in progress stay in progress. */
    void clearFailures() {
        failures.clear();
    }

    /** A copy of the numbers of failed attempts, by the version of the item. */
    Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }
}
