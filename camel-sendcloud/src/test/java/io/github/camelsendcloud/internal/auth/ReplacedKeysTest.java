package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.internal.auth.ApiRig.Result;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Requests with replaced keys, to the API with Basic and to the token endpoint, use the keys that the source supplies.
 */
@Timeout(30)
class ReplacedKeysTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final ApiRig rig = new ApiRig(sandbox, 2);
    private final CloseableHttpClient http = HttpClientBuilder.create().disableAutomaticRetries().build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean late;
    private Account.Keys first;
    private Account account;
    private ApiCredentials basic;

    @BeforeEach
    void accountWithTheKeysOfTheSandbox() {
        first = present();
        account = new Account(
                new Account.Settings(sandbox.tokenUri(), "", "", () -> {
                    asked.incrementAndGet();
                    return late ? first : present();
                }, Duration.ofHours(1)), first, Runnable::run, System::nanoTime);
        basic = ApiCredentials.basic(account, Set.of(sandbox.baseUri()));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        http.close();
        timer.shutdownNow();
    }

    private Account.Keys present() {
        Integration integration = sandbox.account().integration();
        return new Account.Keys(integration.publicKey(), integration.secretKey(), null);
    }

    private TokenEndpoint tokens() {
        return new TokenEndpoint(account, "api", http, timer, Duration.ofSeconds(10), ActivityListener.NONE);
    }

    @Test
    void aRefusedRequestIsSentWithTheNewKeys() throws Exception {
        sandbox.account().rotateKeys(KeyRotation.atOnce());

        assertThat(rig.call(basic, rig.read().build())).isEqualTo(new Result(200, 2));
        assertThat(rig.call(basic, rig.read().build())).isEqualTo(new Result(200, 1));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aRequestWithOldKeysUsesNewKeysThatAreKnownWithoutAQuestion() throws Exception {
        sandbox.account().rotateKeys(KeyRotation.atOnce());
        sandbox.controls().failNext(1, Fault.status(401));
        account.update(present());

        assertThat(rig.call(basic, rig.read().build()).status()).isEqualTo(200);
    }

    @Test
    void keysThatStayRefusedFailAfterTwoRequests() throws Exception {
        late = true;
        sandbox.account().rotateKeys(KeyRotation.atOnce());

        assertThat(rig.call(basic, rig.read().build())).isEqualTo(new Result(401, 2));

        late = false;
        assertThat(rig.call(basic, rig.read().build()).status()).isEqualTo(200);
    }

    @Test
    void a403InThePauseIsFinal() throws Exception {
        late = true;
        sandbox.controls().failNext(3, Fault.status(403));

        assertThat(rig.call(basic, rig.read().build())).isEqualTo(new Result(403, 2));
        assertThat(rig.call(basic, rig.read().build())).isEqualTo(new Result(403, 1));
        assertThat(asked).hasValue(1);
    }

    @Test
    void theTokenEndpointReceivesTheNewKeysInTheSameRequestForAToken() throws Exception {
        sandbox.account().rotateKeys(KeyRotation.atOnce());

        assertThat(tokens().request().keys()).isEqualTo(present());

        assertThat(sandbox.account().counts().tokenRequests()).isEqualTo(2);
        assertThat(asked).hasValue(1);
    }

    @Test
    void theTokenEndpointReceivesRefusedKeysOnce() {
        late = true;
        sandbox.account().rotateKeys(KeyRotation.atOnce());

        assertThatThrownBy(() -> tokens().request()).isInstanceOf(TokenRequestException.class)
                .hasMessageContaining("invalid_client").hasMessageNotContaining(first.secretKey());

        assertThat(sandbox.account().counts().tokenRequests()).isOne();
        assertThat(asked).hasValue(1);
    }
}
