package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class TokenCacheTest {

    private static final Account ACCOUNT = account("key", "secret");

    private final TokenCache cache = new TokenCache();
    private final List<Account> made = new ArrayList<>();
    private final Function<Account, TokenManager> factory = account -> {
        made.add(account);
        return new TokenRig().manager();
    };

    private static Account account(String publicKey, String secretKey) {
        return new Account(URI.create("https://account.example/token"), publicKey, secretKey, "api");
    }

    @Test
    void theUsersOfAnAccountShareOneManager() {
        TokenManager one = cache.acquire(ACCOUNT, factory);
        TokenManager other = cache.acquire(account("key", "secret"), factory);

        assertThat(other).isSameAs(one);
        assertThat(made).containsExactly(ACCOUNT);
        assertThat(cache.size()).isOne();
    }

    @Test
    void twoAccountsShareNoManager() {
        TokenManager one = cache.acquire(ACCOUNT, factory);
        TokenManager other = cache.acquire(account("key", "another secret"), factory);

        assertThat(other).isNotSameAs(one);
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void theLastUserRemovesTheManager() {
        TokenManager first = cache.acquire(ACCOUNT, factory);
        cache.acquire(ACCOUNT, factory);

        cache.release(ACCOUNT);
        assertThat(cache.acquire(ACCOUNT, factory)).isSameAs(first);
        cache.release(ACCOUNT);
        cache.release(ACCOUNT);

        assertThat(cache.size()).isZero();
        assertThat(cache.acquire(ACCOUNT, factory)).isNotSameAs(first);
    }

    @Test
    void aRotatedKeyGetsANewManagerAndTheOldManagerIsRemoved() {
        TokenManager old = cache.acquire(ACCOUNT, factory);
        Account rotated = account("key", "new secret");

        TokenManager current = cache.acquire(rotated, factory);
        cache.release(ACCOUNT);

        assertThat(current).isNotSameAs(old);
        assertThat(cache.size()).isOne();
        assertThat(cache.acquire(rotated, factory)).isSameAs(current);
    }

    @Test
    void anAdditionalReleaseHasNoEffect() {
        cache.release(ACCOUNT);
        TokenManager manager = cache.acquire(ACCOUNT, factory);
        cache.release(account("key", "another secret"));

        assertThat(cache.acquire(ACCOUNT, factory)).isSameAs(manager);
    }

    @Test
    void clearForgetsAllManagers() {
        TokenManager before = cache.acquire(ACCOUNT, factory);
        cache.clear();

        assertThat(cache.size()).isZero();
        assertThat(cache.acquire(ACCOUNT, factory)).isNotSameAs(before);
    }

    @Test
    void aFailedFactoryStoresNoManager() {
        assertThatThrownBy(() -> cache.acquire(ACCOUNT, account -> {
            throw new IllegalStateException("no client");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(cache.size()).isZero();
        assertThat(cache.acquire(ACCOUNT, factory)).isNotNull();
    }

    @Test
    void concurrentUsersShareOneManagerAndTheLastUserRemovesTheManager() throws Exception {
        int users = 50;
        ExecutorService threads = Executors.newFixedThreadPool(users);
        CyclicBarrier barrier = new CyclicBarrier(users);
        try {
            List<Future<TokenManager>> results = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                results.add(threads.submit(() -> {
                    barrier.await();
                    TokenManager manager = cache.acquire(ACCOUNT, factory);
                    barrier.await();
                    cache.release(ACCOUNT);
                    return manager;
                }));
            }
            TokenManager first = results.get(0).get();
            for (Future<TokenManager> result : results) {
                assertThat(result.get()).isSameAs(first);
            }
            assertThat(made).hasSize(1);
            assertThat(cache.size()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }
}
