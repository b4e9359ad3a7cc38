package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An account reads keys that are in memory in the calling thread. */
class KeysInMemoryTest {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final AtomicReference<Account.Keys> keys = new AtomicReference<>(new Account.Keys("one", "first", null));
    private final AtomicLong clock = new AtomicLong();

    private final Account.KeySource source = new Account.KeySource() {
        @Override
        public Account.Keys keys() {
            return keys.get();
        }

        @Override
        public boolean isInMemory() {
            return true;
        }
    };

    @Test
    void theFirstCallAfterTheIntervalHasTheNewKeys() {
        Account account = new Account(
                new Account.Settings(URI.create("https://account.example"), "", "", source, INTERVAL), null, task -> {
                    throw new RejectedExecutionException("No other thread may read the keys");
                }, clock::get);
        account.start();
        keys.set(new Account.Keys("two", "second", null));

        clock.addAndGet(INTERVAL.toNanos() - 1);
        assertThat(account.current().publicKey()).isEqualTo("one");
        clock.incrementAndGet();
        assertThat(account.current().publicKey()).isEqualTo("two");
    }
}
