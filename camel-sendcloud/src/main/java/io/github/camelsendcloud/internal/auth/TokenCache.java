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
 * The token managers of a component, one an account. Endpoints of the same account share one; it is dropped with the
 * last endpoint that uses it, so that a rotated key leaves nothing behind.
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
     * @param client   makes the requests
     * @param timer    schedules retries and refreshes
     * @param executor where the requests are made: must not be one whose threads wait for tokens
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
     * The manager of an account. Each call must be followed by one of {@link #release}.
     *
     * @param factory makes the manager of an account that is not in use yet
     */
    public synchronized TokenManager acquire(Account account, Function<Account, TokenManager> factory) {
        Entry entry = entries.computeIfAbsent(account, key -> new Entry(factory.apply(key)));
        entry.users++;
        return entry.manager;
    }

    /**
     * Gives back what {@link #acquire} gave.
     *
     * @return whether the account has no user any more, so that its manager is dropped
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

    /** How many accounts are in use. */
    public synchronized int size() {
        return entries.size();
    }
}
