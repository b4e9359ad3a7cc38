package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.internal.auth.TokenRig.HOUR;
import static io.github.camelsendcloud.internal.auth.TokenRig.failureOf;
import static io.github.camelsendcloud.internal.auth.TokenRig.now;
import static io.github.camelsendcloud.internal.auth.TokenRig.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class TokenManagerDiscardTest {

    private final TokenRig rig = new TokenRig();
    private final TokenManager manager = rig.manager();

    private AccessToken accepted(String value) {
        AccessToken token = rig.obtain(value, HOUR);
        token.accepted();
        return token;
    }

    @Test
    void aTokenThatTheApiRejectsIsReplaced() {
        AccessToken revoked = accepted("revoked");

        assertThat(manager.discard(revoked)).isTrue();

        assertThat(manager.usable()).isNull();
        assertThat(valueOf(rig.obtain("second", HOUR))).isEqualTo("second");
    }

    @Test
    void onlyTheRejectedTokenIsDiscarded() {
        AccessToken revoked = accepted("revoked");
        manager.discard(revoked);
        AccessToken second = accepted("second");

        assertThat(manager.discard(revoked)).isTrue();

        assertThat(manager.usable()).isSameAs(second);
        assertThat(rig.requests()).isEqualTo(2);
    }

    @Test
    void manyRejectionsOfOneTokenCauseOneRequest() throws Exception {
        int callers = 50;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        AccessToken revoked = accepted("revoked");
        CyclicBarrier barrier = new CyclicBarrier(callers);
        try {
            List<Future<CompletableFuture<AccessToken>>> rejections = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                rejections.add(threads.submit(() -> {
                    barrier.await();
                    assertThat(manager.discard(revoked)).isTrue();
                    return manager.token();
                }));
            }
            List<CompletableFuture<AccessToken>> waiting = new ArrayList<>();
            for (Future<CompletableFuture<AccessToken>> rejection : rejections) {
                waiting.add(rejection.get());
            }
            rig.thenIssues("second", HOUR).runTheTask();

            assertThat(waiting).allSatisfy(future -> assertThat(valueOf(now(future))).isEqualTo("second"));
            assertThat(rig.requests()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aYoungTokenThatWasNeverAcceptedIsKept() {
        AccessToken token = rig.obtain("first", HOUR);
        rig.pass(Duration.ofSeconds(10)).passNanos(-1);

        assertThat(manager.discard(token)).isFalse();

        assertThat(manager.usable()).isSameAs(token);
    }

    @Test
    void anOlderTokenThatWasNeverAcceptedIsDiscarded() {
        AccessToken token = rig.obtain("first", HOUR);
        rig.pass(Duration.ofSeconds(10));

        assertThat(manager.discard(token)).isTrue();

        assertThat(manager.usable()).isNull();
    }

    @Test
    void aCallWhoseTokenIsRejectedDuringARefreshWaitsForTheRefresh() {
        AccessToken old = accepted("old");
        rig.pass(Duration.ofMinutes(55)).thenIssues("new", HOUR);
        manager.usable();
        manager.discard(old);

        CompletableFuture<AccessToken> waiting = manager.token();
        assertThat(waiting).isNotDone();
        rig.runTheTask();

        assertThat(valueOf(now(waiting))).isEqualTo("new");
    }

    @Test
    void aDiscardedTokenIsNeverUsedAgain() {
        AccessToken revoked = accepted("revoked");
        manager.discard(revoked);
        TokenRequestException failure
                = TokenRequestException.failed(URI.create("http://localhost/token"), new IOException("unreachable"));

        assertThat(rig.fail(failure)).isSameAs(failure);

        assertThat(manager.usable()).isNull();
        assertThat(failureOf(manager.token())).isSameAs(failure);
    }
}
