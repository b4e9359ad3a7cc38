package io.github.camelsendcloud;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.Clients;

/**
 * The runtimes of an endpoint for the accounts that messages name. A runtime is created at the first message of its
 * account, and closed when no message has named the account for {@link #IDLE}, which is the usual lifetime of a token.
 * <p>
 * Lock rule: the monitor of an entry guards the creation and the end of its runtime, so that a slow account does not
 * stop the others. A thread that finds an ended entry uses a new entry.
 */
final class AccountRuntimes {

    /** The time after the last message of an account for which its runtime, its token and its limits are kept. */
    static final Duration IDLE = Duration.ofHours(1);

    private static final long SWEEP = Duration.ofMinutes(1).toNanos();

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Function<String, LeasedRuntime> factory;
    private final LongSupplier clock;
    private final AtomicLong swept;

    private static final class Entry {
        private volatile LeasedRuntime leased;
        private volatile long usedAt;
        private boolean ended;
    }

    /**
     * @param factory creates the runtime of an account by its name
     * @param clock   monotonic, in nanoseconds
     */
    AccountRuntimes(Function<String, LeasedRuntime> factory, LongSupplier clock) {
        this.factory = factory;
        this.clock = clock;
        this.swept = new AtomicLong(clock.getAsLong());
    }

    /**
     * The runtime of an account.
     *
     * @param  present               the present clients of the component: a runtime of other clients is replaced
     * @throws IllegalStateException when the account has no keys
     */
    EndpointRuntime runtime(String name, Clients present) {
        long now = clock.getAsLong();
        sweep(now);
        LeasedRuntime leased = null;
        while (leased == null) {
            Entry entry = entries.computeIfAbsent(name, key -> new Entry());
            entry.usedAt = now;
            leased = entry.leased;
            if (leased == null || leased.clients() != present) {
                leased = create(name, entry, present);
            }
        }
        return leased.runtime();
    }

    /** @return {@code null} when the entry has ended */
    private LeasedRuntime create(String name, Entry entry, Clients present) {
        synchronized (entry) {
            if (entry.ended) {
                return null;
            }
            LeasedRuntime before = entry.leased;
            if (before != null && before.clients() == present) {
                return before;
            }
            try {
                entry.leased = factory.apply(name);
            } catch (RuntimeException | Error e) {
                entry.ended = true;
                entries.remove(name, entry);
                throw e;
            } finally {
                if (before != null) {
                    before.close();
                }
            }
            return entry.leased;
        }
    }

    private void sweep(long now) {
        long latest = swept.get();
        if (now - latest < SWEEP || !swept.compareAndSet(latest, now)) {
            return;
        }
        for (Iterator<Entry> i = entries.values().iterator(); i.hasNext();) {
            Entry entry = i.next();
            if (now - entry.usedAt >= IDLE.toNanos()) {
                i.remove();
                end(entry);
            }
        }
    }

    private static void end(Entry entry) {
        synchronized (entry) {
            entry.ended = true;
            if (entry.leased != null) {
                entry.leased.close();
            }
        }
    }

    /** The number of accounts whose runtime is kept. */
    int size() {
        return entries.size();
    }

    /** Closes all runtimes. Messages that come later create new runtimes. */
    void close() {
        for (Iterator<Entry> i = entries.values().iterator(); i.hasNext();) {
            Entry entry = i.next();
            i.remove();
            end(entry);
        }
    }
}
