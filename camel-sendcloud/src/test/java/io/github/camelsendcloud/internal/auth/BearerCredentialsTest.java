package io.github.camelsendcloud.internal.auth;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelsendcloud.internal.auth.ApiRig.Result;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A call whose token the API rejects is sent a second time with a new token. */
@Timeout(30)
class BearerCredentialsTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    // a call that waits for a token must not need a second connection
    private final ApiRig rig = new ApiRig(sandbox, 1);

    @AfterEach
    void close() throws Exception {
        assertThat(rig.leasedConnections()).isZero();
        rig.close();
    }

    private ClassicHttpRequest read() {
        return rig.read().build();
    }

    private static HttpEntity body(boolean repeatable) {
        return repeatable
                ? new StringEntity(ApiRig.BODY, ContentType.APPLICATION_JSON)
                : new InputStreamEntity(new ByteArrayInputStream(ApiRig.BODY.getBytes(UTF_8)), ContentType.APPLICATION_JSON);
    }

    private void acceptAToken() throws Exception {
        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(200, 1));
        sandbox.clearRequests();
    }

    @Test
    void aRevokedTokenIsReplacedAndTheRequestIsSentASecondTime() throws Exception {
        acceptAToken();
        sandbox.controls().revokeAllTokens();

        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(200, 2));

        assertThat(sandbox.requests()).extracting(RecordedRequest::status).containsExactly(401, 200);
        assertThat(sandbox.tokenRequests()).hasSize(1);
    }

    @Test
    void theWholeBodyArrivesWithEachAttempt() throws Exception {
        acceptAToken();
        sandbox.controls().revokeAllTokens();

        Result result = rig.call(rig.bearer(), rig.write(body(true)));

        assertThat(result.status()).isNotEqualTo(401);
        assertThat(result.attempts()).isEqualTo(2);
        assertThat(sandbox.requests()).extracting(RecordedRequest::bodyText).containsExactly(ApiRig.BODY, ApiRig.BODY);
    }

    @Test
    void aRequestWithAConsumedBodyIsNotSentASecondTime() throws Exception {
        acceptAToken();
        sandbox.controls().revokeAllTokens();

        assertThat(rig.call(rig.bearer(), rig.write(body(false)))).isEqualTo(new Result(401, 1));

        assertThat(sandbox.requests()).hasSize(1);
        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(200, 1));
    }

    @Test
    void aTokenRequestedForTheCallIsNotReplaced() throws Exception {
        sandbox.controls().failNext(1, Fault.status(401));

        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(401, 1));

        assertThat(sandbox.requests()).hasSize(1);
        assertThat(sandbox.tokenRequests()).hasSize(1);
    }

    @Test
    void aSlowlyIssuedTokenRequestedForTheCallIsNotReplaced() throws Exception {
        TokenRig slow = new TokenRig();
        slow.then(() -> {
            slow.pass(Duration.ofMinutes(1));
            return new TokenSource.Issued("unknown", Duration.ofHours(1));
        });
        ApiCredentials credentials = rig.bearer(slow.manager(Runnable::run));

        assertThat(rig.call(credentials, read())).isEqualTo(new Result(401, 1));

        assertThat(slow.requests()).isOne();
    }

    @Test
    void aReplacementThatIsRejectedIsReplacedForTheNextCallOnly() throws Exception {
        ApiCredentials credentials = rig.bearer();
        credentials.pending().get();
        assertThat(credentials.pending()).isNull();
        // the token is old enough for a replacement, but was requested for this call
        rig.pass(Duration.ofMinutes(1));
        sandbox.controls().failNext(1, Fault.status(401));

        assertThat(rig.call(credentials, read(), true)).isEqualTo(new Result(401, 1));
        assertThat(sandbox.tokenRequests()).hasSize(1);

        assertThat(rig.call(credentials, read(), false)).isEqualTo(new Result(200, 1));
        assertThat(sandbox.tokenRequests()).hasSize(2);
    }

    @Test
    void anApiThatRejectsEachTokenCausesNoTokenStorm() throws Exception {
        acceptAToken();
        sandbox.controls().failNext(Integer.MAX_VALUE, Fault.status(401));

        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(401, 2));
        assertThat(sandbox.tokenRequests()).hasSize(1);
        for (int i = 0; i < 20; i++) {
            assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(401, 1));
        }
        assertThat(sandbox.tokenRequests()).hasSize(1);

        rig.pass(Duration.ofSeconds(10));
        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(401, 2));
        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(401, 1));
        assertThat(sandbox.tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenOfASuccessfulSecondAttemptCountsAsAccepted() throws Exception {
        acceptAToken();
        sandbox.controls().revokeAllTokens();
        rig.call(rig.bearer(), read());
        sandbox.controls().revokeAllTokens();

        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(200, 2));
    }

    @Test
    void otherErrorStatusesAreNotRetriedAndCountAsAcceptanceOfTheToken() throws Exception {
        for (int status : new int[] { 403, 429, 500 }) {
            sandbox.controls().failNext(1, Fault.status(status));
            assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(status, 1));
        }

        assertThat(sandbox.tokenRequests()).hasSize(1);
        sandbox.controls().revokeAllTokens();
        assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(200, 2));
    }

    @Test
    void withoutATokenNoRequestIsSent() {
        sandbox.controls().tokenEndpointDown(true);

        TokenRequestException failure
                = catchThrowableOfType(TokenRequestException.class, () -> rig.call(rig.bearer(), read()));

        assertThat(failure.getStatusCode()).isEqualTo(503);
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void aRevokedTokenWithoutAReplacementIsATokenFailure() throws Exception {
        acceptAToken();
        sandbox.controls().revokeAllTokens().tokenEndpointDown(true);

        TokenRequestException failure
                = catchThrowableOfType(TokenRequestException.class, () -> rig.call(rig.bearer(), read()));

        assertThat(failure.getStatusCode()).isEqualTo(503);
        assertThat(sandbox.requests()).hasSize(1);
        assertThat(sandbox.tokenRequests()).hasSize(1);
    }

    @Test
    void manyCallsWithARevokedTokenRequestOneNewToken() throws Exception {
        int callers = 20;
        try (ApiRig wide = new ApiRig(sandbox, callers)) {
            ExecutorService threads = Executors.newFixedThreadPool(callers);
            wide.call(wide.bearer(), read());
            sandbox.clearRequests();
            sandbox.controls().revokeAllTokens();
            CyclicBarrier barrier = new CyclicBarrier(callers);
            List<Future<Result>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                results.add(threads.submit(() -> {
                    barrier.await();
                    return wide.call(wide.bearer(), read());
                }));
            }
            for (Future<Result> result : results) {
                assertThat(result.get().status()).isEqualTo(200);
            }
            threads.shutdown();
        }

        assertThat(sandbox.tokenRequests()).hasSize(1);
        assertThat(sandbox.requests()).hasSizeLessThanOrEqualTo(2 * callers);
    }
}
