package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A token is revoked while calls wait for a permit. These calls use the next token. */
@Timeout(60)
class RevokedTokenTest extends SandboxTestSupport {

    @Test
    void callsThatWaitForAPermitUseTheNextToken() throws Exception {
        sandbox().controls().tokenLatency(Duration.ofMillis(300));
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(
                    template.asyncSend("sendcloud:parcels/statuses?authMode=oauth2&rateLimiter=local&readLimit=2/1s", e -> {
                    }));
        }
        Awaitility.await().until(() -> calls.stream().filter(CompletableFuture::isDone).count() >= 2);

        sandbox().controls().revokeAllTokens();

        for (CompletableFuture<Exchange> call : calls) {
            assertThat(Callers.result(call).getException()).isNull();
        }
        assertThat(sandbox().tokenRequests()).hasSize(2);
    }
}
