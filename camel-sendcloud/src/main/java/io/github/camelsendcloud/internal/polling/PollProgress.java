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
 * Knows what has been processed: everything from before the {@linkplain Watermark watermark}, and behind it what is
 * remembered item by item.
 * <p>
 * A poll {@linkplain #review reviews} a list; exchanges may end at any time, in any order and on any thread.
 */
final class PollProgress {

    /** So many are kept one by one before everything is kept again. */
    private static final int MOST_RECENT = 64;

    private final PollStateStore store;
    private final int maxAttempts;

    private final ReentrantLock saving = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Processed done = new Processed();
    private final Watermark watermark;
    private final Map<String, String> inProgress = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    /** What the first list shows from before is not wanted; {@code null} once that list has been read. */
    private Instant wantedFrom;
    private Review review;
    private boolean dirty;
    private boolean wholly;

    /** A look at a list, from its first item to its last. */
    final class Review {

        private final Selection selection;
        private final Map<String, Integer> failures = Map.copyOf(attempts);
        /** What is not done with this list, with the times that the watermark must not pass. */
        private final Map<String, Instant> later = new HashMap<>();
        /** Listed, and failed before. */
        private final Set<String> tried = new HashSet<>();
        /** Everything that is listed, by its key. */
        private final Set<String> seen = new HashSet<>();

        private Review(int most) {
            selection = new Selection(most, item -> failures.getOrDefault(item.version(), 0));
        }

        /** An item of the list. */
        void add(ChangedItem item) {
            lock.lock();
            try {
                seen.add(item.key());
                if (done.has(item)) {
                    return;
                }
                if (wantedFrom != null && item.sure() && item.changed().isBefore(wantedFrom)) {
                    done.add(item, item.changed());
                    return;
                }
                if (attempts.containsKey(item.version())) {
                    tried.add(item.version());
                }
                if (inProgress.containsKey(item.subject())) {
                    // one after the other: what is in progress now may have an older state of it
                    later.put(item.version(), item.hold());
                    return;
                }
                selection.add(item);
            } finally {
                lock.unlock();
            }
        }

        /**
         * The list has ended.
         *
         * @param  complete up to which time it has everything; {@code null} when that is not known
         * @return          what is to be processed, the oldest first, but what has failed before last
         */
        List<ChangedItem> end(Instant complete) {
            lock.lock();
            try {
                if (selection.leftOver() != null) {
                    later.put("", selection.leftOver());
                }
                List<ChangedItem> wanted = selection.items();
                wanted.forEach(item -> later.put(item.version(), item.hold()));
                watermark.listed(complete, later);
                attempts.keySet().removeIf(version -> !tried.contains(version) && !watermark.isOpen(version));
                // its time may be older than its latest change: as long as lists show that, it has to be known
                done.extend(seen, watermark.lasting());
                dirty |= wantedFrom != null || done.isRenamed();
                wholly |= wantedFrom != null || done.isRenamed();
                wantedFrom = null;
                review = null;
                advance();
                return wanted;
            } finally {
                lock.unlock();
            }
        }

        /** The list could not be had to its end: it tells nothing. */
        void abandon() {
            lock.lock();
            try {
                review = null;
            } finally {
                lock.unlock();
            }
        }
    }

    /** @param maxAttempts how often an item is processed that fails; 0 for as long as it takes */
    PollProgress(PollStateStore store, Duration overlap, int maxAttempts) {
        this.store = store;
        this.watermark = new Watermark(overlap);
        this.maxAttempts = maxAttempts;
    }

    /** Goes on from what is kept. What is in progress stays so. */
    void load() {
        PollState state = store.load();
        lock.lock();
        try {
            watermark.set(state == null ? null : state.bound());
            attempts.clear();
            review = null;
            dirty = false;
            wholly = true;
            wantedFrom = null;
            done.set(state == null ? Map.of() : state.done());
        } finally {
            lock.unlock();
        }
    }

    /** Begins where there is no state yet. */
    void begin(FirstStart start) {
        lock.lock();
        try {
            watermark.set(start.bound());
            wantedFrom = start.wanted();
            dirty = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The server's time is before the bound that was kept: the clock was wrong when that was kept. Goes back to the
     * overlap before that time.
     *
     * @return whether the bound was later
     */
    boolean setBack(Instant serverTime) {
        lock.lock();
        try {
            boolean back = watermark.setBack(serverTime);
            dirty |= back;
            wholly |= back;
            return back;
        } finally {
            lock.unlock();
        }
    }

    /** From when on lists are asked for; {@code null} before the first. */
    Instant bound() {
        lock.lock();
        try {
            return watermark.time();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to look at a list. The bound stays where it is until the list has ended.
     *
     * @param most how many items are wanted; 0 for all
     */
    Review review(int most) {
        lock.lock();
        try {
            review = new Review(most);
            return review;
        } finally {
            lock.unlock();
        }
    }

    /** An item is handed over. */
    void started(ChangedItem item) {
        lock.lock();
        try {
            inProgress.put(item.subject(), item.version());
        } finally {
            lock.unlock();
        }
    }

    /** An item has been processed, or given up. */
    void done(ChangedItem item) {
        lock.lock();
        try {
            inProgress.remove(item.subject(), item.version());
            close(item);
        } finally {
            lock.unlock();
        }
    }

    /**
     * An item could not be processed. It stays in progress.
     *
     * @return whether that was its last try
     */
    boolean failed(ChangedItem item) {
        lock.lock();
        try {
            return attempts.merge(item.version(), 1, Integer::sum) >= maxAttempts && maxAttempts > 0;
        } finally {
            lock.unlock();
        }
    }

    /** An item that failed may be listed again. */
    void postpone(ChangedItem item) {
        lock.lock();
        try {
            inProgress.remove(item.subject(), item.version());
        } finally {
            lock.unlock();
        }
    }

    /** Whether an item has failed before. */
    boolean isRepeated(ChangedItem item) {
        lock.lock();
        try {
            return attempts.containsKey(item.version());
        } finally {
            lock.unlock();
        }
    }

    private void close(ChangedItem item) {
        watermark.close(item.version());
        attempts.remove(item.version());
        Instant lasting = watermark.lasting();
        boolean late = item.changed() != null && item.changed().isAfter(lasting);
        done.add(item, late ? item.changed() : lasting);
        dirty = true;
        if (review == null) {
            advance();
        }
    }

    private void advance() {
        dirty |= watermark.advance();
        done.removeBefore(watermark.time());
    }

    /**
     * Keeps what there is to keep. When this returns, all that was done before is kept, by this thread or another.
     */
    void save() {
        saving.lock();
        try {
            PollState state;
            boolean all;
            lock.lock();
            try {
                if (!dirty) {
                    return;
                }
                all = wholly || done.recent() > MOST_RECENT;
                state = new PollState(0, watermark.time(), all ? done.all() : done.latest());
                dirty = false;
                wholly = false;
            } finally {
                lock.unlock();
            }
            try {
                if (all) {
                    store.saveAll(state);
                } else {
                    store.saveRecent(state);
                }
            } catch (RuntimeException e) {
                lock.lock();
                try {
                    dirty = true;
                    wholly = true;
                } finally {
                    lock.unlock();
                }
                throw e;
            }
        } finally {
            saving.unlock();
        }
    }
}
