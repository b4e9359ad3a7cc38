package io.github.camelsendcloud.internal.client;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.internal.auth.Account;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The leases of endpoints share the tokens of accounts. The token endpoint does not respond: each request waits. */
@Timeout(30)
class TokenLeasesTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final Clients clients = new Clients(context, 1, timer, timer, "test", Map.of(), ActivityListener.NONE);
    private ServerSocket silent;
    private URI server;

    @BeforeEach
    void start() throws Exception {
        context.start();
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = URI.create("http://localhost:" + silent.getLocalPort() + "/token");
    }

    @AfterEach
    void stop() throws Exception {
        clients.stop();
        context.close();
        silent.close();
        timer.shutdownNow();
    }

    private ClientLease lease(String publicKey, String secretKey) {
        Duration timeout = Duration.ofSeconds(30);
        return clients.lease(new ClientOptions(
                server.toString(), Set.of(server), new Account.Settings(server, publicKey, secretKey), "api",
                new ClientOptions.ConnectionSettings(timeout, timeout, timeout, timeout, 1, null, null, null),
                new ClientOptions.RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO), 100, Map.of(), null));
    }

    private ClientLease lease() {
        return lease("key", "secret");
    }

    /** The request for the token, which the users of a token share. */
    private static CompletableFuture<?> token(ClientLease lease) {
        CompletableFuture<?> pending = lease.credentials().pending();
        assertThat(pending).isNotNull().isNotDone();
        return pending;
    }

    @Test
    void theUsersOfAnAccountShareOneToken() {
        ClientLease one = lease();
        ClientLease other = lease();

        assertThat(token(other)).isSameAs(token(one));
        assertThat(clients.tokens()).isOne();
    }

    @Test
    void twoAccountsShareNoToken() {
        ClientLease one = lease();
        ClientLease other = lease("key", "another secret");

        assertThat(token(other)).isNotSameAs(token(one));
        assertThat(clients.tokens()).isEqualTo(2);
    }

    @Test
    void theLastUserDropsTheToken() {
        ClientLease first = lease();
        ClientLease second = lease();
        CompletableFuture<?> token = token(first);

        first.close();
        ClientLease third = lease();
        assertThat(token(third)).isSameAs(token);
        second.close();
        third.close();

        assertThat(clients.tokens()).isZero();
        assertThat(token(lease())).isNotSameAs(token);
    }

    @Test
    void aRotatedKeyGetsANewTokenAndTheOldOneIsDropped() {
        ClientLease old = lease();
        ClientLease current = lease("key", "new secret");
        assertThat(token(current)).isNotSameAs(token(old));

        old.close();

        assertThat(clients.tokens()).isOne();
        assertThat(token(lease("key", "new secret"))).isSameAs(token(current));
    }

    @Test
    void oneReleaseTooManyDoesNoHarm() {
        ClientLease closed = lease();
        ClientLease open = lease();
        closed.close();
        closed.close();

        assertThat(token(lease())).isSameAs(token(open));
    }

    @Test
    void theStopForgetsAllTokens() {
        ClientLease before = lease();
        clients.stop();

        assertThat(clients.tokens()).isZero();
        before.close();
        assertThat(clients.tokens()).isZero();
    }

    @Test
    void aTokenKeepsTheClientThatRequestsTheToken() {
        ClientLease one = lease();
        ClientLease other = lease();
        one.close();
        assertThat(clients.size()).isOne();
        other.close();
        Awaitility.await().untilAsserted(() -> assertThat(clients.size()).isZero());
    }

    @Test
    void manyUsersAtOnceShareOneTokenAndLeaveNothingBehind() throws Exception {
        int users = 50;
        ExecutorService threads = Executors.newFixedThreadPool(users);
        CyclicBarrier barrier = new CyclicBarrier(users);
        try {
            List<Future<CompletableFuture<?>>> results = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                results.add(threads.submit(() -> {
                    barrier.await();
                    ClientLease lease = lease();
                    CompletableFuture<?> token = token(lease);
                    barrier.await();
                    lease.close();
                    return token;
                }));
            }
            CompletableFuture<?> first = results.get(0).get();
            for (Future<CompletableFuture<?>> result : results) {
                assertThat(result.get()).isSameAs(first);
            }
            assertThat(clients.tokens()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }
}
