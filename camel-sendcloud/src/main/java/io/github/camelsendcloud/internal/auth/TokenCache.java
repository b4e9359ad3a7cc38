package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.hc.client5.http.classic.HttpClient;

/**
 * The token managers of a component, one for each account. Endpoints of the same account share a manager. The release
 * of the last endpoint removes the manager, so that no data of a rotated key is kept. Several threads may use an instance:
 * the monitor of this object guards all state.
 */
public final class TokenCache {

    private static final class Entry {
        private final TokenManager manager;
        private int users;

        private Entry(TokenManager manager) {
            this.manager = manager;
        }
    }

    private final Map<Account, Entry> entries = new HashMap<>();

    /**
     * The manager of the token of an account.
     *
     * @param client   the client that sends the requests
     * @param timer    the timer that schedules retries and refreshes
     * @param executor the threads for the requests; no thread of this executor may wait for a token
     * @param timeout  the longest time for one response
     */
    public static TokenManager manager(
            Account account, HttpClient client, ScheduledExecutorService timer, Executor executor, Duration timeout) {
        TokenRetries retries
                = TokenRetries.within((retry, nanos) -> timer.schedule(retry, nanos, TimeUnit.NANOSECONDS), timeout);
        return new TokenManager(
                new TokenEndpoint(account, client, timer, timeout), executor, retries, System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The manager of an account. Each call needs a later call of {@link #release}.
     *
     * @param factory the factory of the manager of an account that is not in use yet
     */
    public synchronized TokenManager acquire(Account account, Function<Account, TokenManager> factory) {
        Entry entry = entries.computeIfAbsent(account, key -> new Entry(factory.apply(key)));
        entry.users++;
        return entry.manager;
    }

    /**
     * Releases the manager that {@link #acquire} has returned.
     *
     * @return whether the last user of the account has released the manager, so that the manager is removed
     */
    public synchronized boolean release(Account account) {
        Entry entry = entries.get(account);
        boolean last = entry != null && --entry.users == 0;
        if (last) {
            entries.remove(account);
        }
        return last;
    }

    /** Forgets all tokens. */
    public synchronized void clear() {
        entries.clear();
    }

    /** The number of accounts in use. */
    public synchronized int size() {
        return entries.size();
    }
}
