package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows what has been processed. There is a bound, from which on lists are asked for: nothing from before is open any
 * more. Behind the bound, what has been done is remembered item by item. The bound goes on when nothing is open, up to
 * the overlap before the time of the last list.
 * <p>
 * A poll {@linkplain #review reviews} a list; exchanges may end at any time, in any order and on any thread.
 */
final class Ledger {

    /** So many are kept one by one before everything is kept again. */
    private static final int MOST_RECENT = 64;

    private final PollStateStore store;
    private final Duration overlap;
    private final int maxAttempts;

    private final ReentrantLock saving = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    /** Done, with the time until which that has to be known. */
    private final TimedKeys done = new TimedKeys();
    /** Listed and not done, with the time that the bound must not pass. */
    private final TimedKeys open = new TimedKeys();
    private final Map<String, String> inProgress = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Instant> recent = new HashMap<>();
    private Instant bound;
    /** Everything up to here has been listed. */
    private Instant listed = Instant.EPOCH;
    private Review review;
    private boolean dirty;
    private boolean wholly;

    /** A look at a list, from its first item to its last. */
    final class Review {

        private final int most;
        private final Map<String, ChangedItem> found = new HashMap<>();
        private final TreeSet<ChangedItem> wanted = new TreeSet<>(
                Comparator.comparingInt((ChangedItem item) -> attempts.getOrDefault(item.version(), 0))
                        .thenComparing(ChangedItem::until).thenComparing(ChangedItem::version));
        private final Map<String, Instant> later = new HashMap<>();
        /** Listed, and failed before. */
        private final Set<String> tried = new HashSet<>();
        private Instant latest = bound;

        private Review(int most) {
            this.most = most;
        }

        /** An item of the list. */
        void add(ChangedItem item) {
            lock.lock();
            try {
                latest = item.until().isAfter(latest) ? item.until() : latest;
                if (done.contains(item.version())) {
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
                ChangedItem other = found.get(item.subject());
                if (other != null && !item.until().isAfter(other.until())) {
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
                    later.merge("", last.hold(), (one, two) -> one.isBefore(two) ? one : two);
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * The list has ended.
         *
         * @param  serverTime when it was made; {@code null} when that is not known
         * @return            what is to be processed, the oldest first, but what has failed before last
         */
        List<ChangedItem> end(Instant serverTime) {
            lock.lock();
            try {
                open.clear();
                later.forEach((version, hold) -> {
                    if (!done.contains(version)) {
                        open.put(version, hold);
                    }
                });
                wanted.forEach(item -> open.put(item.version(), item.hold()));
                attempts.keySet().removeIf(version -> !tried.contains(version) && !open.contains(version));
                listed = serverTime == null ? latest : serverTime;
                review = null;
                advance();
                return new ArrayList<>(wanted);
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
    Ledger(PollStateStore store, Duration overlap, int maxAttempts) {
        this.store = store;
        this.overlap = overlap;
        this.maxAttempts = maxAttempts;
    }

    /** Goes on from what is kept. What is in progress stays so. */
    void load() {
        PollState state = store.load();
        lock.lock();
        try {
            done.clear();
            open.clear();
            recent.clear();
            attempts.clear();
            review = null;
            listed = Instant.EPOCH;
            bound = state == null ? null : state.bound();
            dirty = false;
            wholly = true;
            if (state != null) {
                state.done().forEach(done::put);
                done.removeBefore(bound);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Begins at that time. */
    void begin(Instant time) {
        lock.lock();
        try {
            bound = time.truncatedTo(ChronoUnit.MICROS);
            dirty = true;
        } finally {
            lock.unlock();
        }
    }

    /** From when on lists are asked for; {@code null} before the first. */
    Instant bound() {
        lock.lock();
        try {
            return bound;
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
        open.remove(item.version());
        attempts.remove(item.version());
        done.put(item.version(), item.until());
        recent.put(item.version(), item.until());
        dirty = true;
        if (review == null) {
            advance();
        }
    }

    private void advance() {
        Instant earliest = open.earliest();
        Instant reached = (earliest != null && earliest.isBefore(listed) ? earliest : listed).minus(overlap)
                .truncatedTo(ChronoUnit.MICROS);
        if (reached.isAfter(bound)) {
            bound = reached;
            done.removeBefore(bound);
            recent.keySet().removeIf(version -> !done.contains(version));
            dirty = true;
        }
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
                all = wholly || recent.size() > MOST_RECENT;
                state = new PollState(bound, all ? done.toMap() : Map.copyOf(recent));
                dirty = false;
                wholly = false;
                if (all) {
                    recent.clear();
                }
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
