package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows which changes have been processed: all changes before the {@linkplain Watermark watermark}, and single items
 * after the watermark. A poll {@linkplain #review reviews} a list. The exchanges of its items may end at any time, in
 * any order and on any thread.
 *
 * <p>
 * The monitor of the instance guards all fields and is never held during I/O. The lock {@code saving} is held during
 * I/O and is always taken before the monitor, so that checkpoints reach the repository in their order.
 */
final class PollProgress {

    /** A checkpoint with more new items than this contains all processed items. */
    private static final int MOST_RECENT = 64;

    private final PollStateStore store;
    private final ReentrantLock saving = new ReentrantLock();
    private final Processed processed = new Processed();
    private final Watermark watermark;
    private final DeliveryAttempts attempts;
    /** The first list may contain older items, which are not delivered; {@code null} after that list. */
    private Instant deliverFrom;
    private Review review;
    /** The progress has changed since the last checkpoint. */
    private boolean dirty;
    /** The next checkpoint must contain all processed items. */
    private boolean saveAll;

    /** The review of one list, from its first item to its last. */
    public final class Review {

        private final Selection selection;
        private final Map<String, Integer> failures = attempts.failures();
        /** The listed versions that this review does not complete, with the times that the watermark must not pass. */
        private final Map<String, Instant> open = new HashMap<>();
        /** The listed versions that have failed before. */
        private final Set<String> failedBefore = new HashSet<>();
        /** The keys of all listed items. */
        private final Set<String> listed = new HashSet<>();

        private Review(int maxItems) {
            selection = new Selection(maxItems, item -> failures.getOrDefault(item.version(), 0));
        }

        /** Adds the next item of the list. */
        public void add(ChangedItem item) {
            synchronized (PollProgress.this) {
                listed.add(item.key());
                if (processed.has(item)) {
                    return;
                }
                if (deliverFrom != null && item.reliable() && item.changed().isBefore(deliverFrom)) {
                    processed.add(item, item.changed());
                    return;
                }
                if (attempts.hasFailed(item)) {
                    failedBefore.add(item.version());
                }
                if (attempts.isInProgress(item)) {
                    // the exchange in progress may have an older version: the versions of an item are delivered in order
                    open.put(item.version(), item.hold());
                    return;
                }
                selection.add(item);
            }
        }

        /**
         * The list has been read to its end.
         *
         * @param  complete the list contains all changes up to this time; {@code null} when the time is unknown
         * @return          the items to deliver: the oldest first, items that have failed before last
         */
        public List<ChangedItem> end(Instant complete) {
            synchronized (PollProgress.this) {
                if (selection.leftOver() != null) {
                    open.put("", selection.leftOver());
                }
                List<ChangedItem> items = selection.items();
                items.forEach(item -> open.put(item.version(), item.hold()));
                watermark.listed(complete, open);
                attempts.keepFailures(version -> failedBefore.contains(version) || watermark.isOpen(version));
                // an item may show a time before its latest change: the item stays known as long as lists contain it
                processed.extend(listed, watermark.retention());
                boolean saveNow = deliverFrom != null || processed.isRenamed();
                dirty |= saveNow;
                saveAll |= saveNow;
                deliverFrom = null;
                review = null;
                advance();
                return items;
            }
        }

        /** The list could not be read to its end. The review changes nothing. */
        public void abandon() {
            synchronized (PollProgress.this) {
                review = null;
            }
        }
    }

    /** @param maxAttempts the number of attempts per version of an item; 0 for no limit */
    public PollProgress(PollStateStore store, Duration overlap, int maxAttempts) {
        this.store = store;
        this.watermark = new Watermark(overlap);
        this.attempts = new DeliveryAttempts(maxAttempts);
    }

    /**
     * Resumes from the saved state. Items in progress stay in progress.
     *
     * @throws IllegalStateException when the saved state is unreadable
     */
    public void load() {
        PollState state = store.load();
        synchronized (this) {
            watermark.set(state == null ? null : state.watermark());
            attempts.clearFailures();
            review = null;
            dirty = false;
            saveAll = true;
            deliverFrom = null;
            processed.set(state == null ? Map.of() : state.processed());
        }
    }

    /** Begins without a saved state. */
    public synchronized void begin(FirstStart start) {
        watermark.set(start.watermark());
        deliverFrom = start.deliverFrom();
        dirty = true;
    }

    /**
     * Moves a watermark from the future back to the overlap before the server's time. A watermark in the future proves
     * that a clock was wrong when the watermark was saved.
     *
     * @return whether the watermark was later than the server's time
     */
    public synchronized boolean setBack(Instant serverTime) {
        boolean back = watermark.setBack(serverTime);
        dirty |= back;
        saveAll |= back;
        return back;
    }

    /** The watermark, from which the next list is requested; {@code null} before the first start. */
    public synchronized Instant watermark() {
        return watermark.time();
    }

    /**
     * Begins the review of a list. The watermark stays in place until the list has ended.
     *
     * @param maxItems the maximum number of items to deliver; 0 for all
     */
    public synchronized Review review(int maxItems) {
        review = new Review(maxItems);
        return review;
    }

    /** An exchange is about to be created for an item. */
    public synchronized void started(ChangedItem item) {
        attempts.start(item);
    }

    /** An item has been processed, or the exception handler has taken the item. */
    public synchronized void done(ChangedItem item) {
        attempts.end(item);
        attempts.forget(item);
        watermark.close(item.version());
        Instant retention = watermark.retention();
        boolean late = item.changed() != null && item.changed().isAfter(retention);
        processed.add(item, late ? item.changed() : retention);
        dirty = true;
        if (review == null) {
            advance();
        }
    }

    /**
     * An attempt to process an item has failed. The item stays in progress.
     *
     * @return whether this attempt was the last one
     */
    public synchronized boolean failed(ChangedItem item) {
        return attempts.fail(item);
    }

    /** An item that has failed is no longer in progress. The next list delivers the item again. */
    public synchronized void postpone(ChangedItem item) {
        attempts.end(item);
    }

    /** Whether an item is in progress. */
    public synchronized boolean isInUse() {
        return attempts.isInUse();
    }

    /** Whether this version of an item has failed before. */
    public synchronized boolean hasFailed(ChangedItem item) {
        return attempts.hasFailed(item);
    }

    private void advance() {
        assert Thread.holdsLock(this);
        dirty |= watermark.advance();
        processed.removeBefore(watermark.time());
    }

    /**
     * Saves a checkpoint when the progress has changed. After the return, the repository contains everything that was
     * done before the call: this thread or another thread has saved the changes.
     *
     * @throws RuntimeException when the repository fails; the next call saves everything
     */
    public void save() {
        saving.lock();
        try {
            PollState state;
            boolean all;
            synchronized (this) {
                if (!dirty) {
                    return;
                }
                all = saveAll || processed.recent() > MOST_RECENT;
                state = new PollState(0, watermark.time(), all ? processed.all() : processed.latest());
                dirty = false;
                saveAll = false;
            }
            boolean saved = false;
            try {
                if (all) {
                    store.saveAll(state);
                } else {
                    store.saveRecent(state);
                }
                saved = true;
            } finally {
                if (!saved) {
                    saveAllNextTime();
                }
            }
        } finally {
            saving.unlock();
        }
    }

    private synchronized void saveAllNextTime() {
        dirty = true;
        saveAll = true;
    }
}
