package io.github.camelsendcloud.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.client.CallContext.BodyReader;
import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import io.github.camelsendcloud.internal.client.ClientOptions.RetryPolicy;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A call ends once, also after failures that no route can cause. */
@Timeout(30)
class CallTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private static final BodyReader READER = (in, length) -> new InputStreamCache(in.readAllBytes());

    private final CamelContext camel = new DefaultCamelContext();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final WaitingCalls waiting = new WaitingCalls();
    private SendcloudClient client;

    record Done(CallResult result, boolean sync) {
    }

    @BeforeEach
    void start() {
        camel.start();
        ConnectionSettings settings
                = new ConnectionSettings(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 5, null,
                        null, null);
        client = new SendcloudClient(
                camel, settings, new CallExecutor(executor, 5, scheduler), scheduler, SENDCLOUD.sandbox().baseUri().toString(),
                "test", new RetryLog(scheduler), ActivityListener.NONE);
        client.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.stop();
        camel.close();
        scheduler.shutdownNow();
        executor.shutdownNow();
    }

    /** A second call of the callback would resume the exchange twice. */
    @Test
    void aCallWithoutATimerEndsImmediatelyAndOnce() {
        SENDCLOUD.sandbox().controls().failNext(1, Fault.status(429));
        scheduler.shutdownNow();
        List<Done> done = new ArrayList<>();

        boolean sync = lease(Duration.ofMillis(1)).call(request("shipments", HttpMethod.GET), context(READER, false),
                (result, same) -> done.add(new Done(result, same)));
        waiting.close();

        assertThat(done).hasSize(1);
        assertThat(sync).isTrue().isEqualTo(done.get(0).sync());
        assertThat(waiting.count()).isZero();
        assertThat(done.get(0).result()).satisfies(result -> {
            assertThat(result.thrown()).isInstanceOf(RejectedExecutionException.class);
            assertThat(result.retryable()).isTrue();
            assertThat(result.attempts()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({ "shipments/announce, POST, true, 1", "shipments, GET, false, 1", "orders, POST, false, 1" })
    void anUnexpectedExceptionAfterTheSendingMakesTheOutcomeUnknown(
            String resource, HttpMethod method, boolean unknown, int attempts) {
        SENDCLOUD.sandbox().controls().failNext(1, Fault.status(201, "{}"));
        BodyReader broken = (in, length) -> {
            throw new IllegalStateException("unexpected");
        };

        CallResult result = lease(Duration.ZERO).callAndWait(request(resource, method), context(broken, true));

        assertThat(result.success()).isFalse();
        assertThat(result.unknown()).isEqualTo(unknown);
        assertThat(result.retryable()).isFalse();
        assertThat(result.attempts()).isEqualTo(attempts);
        assertThat(result.thrown()).isInstanceOf(IllegalStateException.class).hasMessage("unexpected");
        assertThat(SENDCLOUD.sandbox().requests()).hasSize(attempts);
    }

    @ParameterizedTest
    @CsvSource({ "shipments/announce, POST, true", "shipments, GET, false" })
    void anErrorAfterTheSendingEndsTheCallLikeAnException(String resource, HttpMethod method, boolean unknown) {
        SENDCLOUD.sandbox().controls().failNext(1, Fault.status(201, "{}"));
        BodyReader broken = (in, length) -> {
            throw new StackOverflowError("deep");
        };

        CallResult result = lease(Duration.ZERO).callAndWait(request(resource, method), context(broken, true));

        assertThat(result.thrown()).isInstanceOf(StackOverflowError.class);
        assertThat(result.unknown()).isEqualTo(unknown);
    }

    @Test
    void aCallbackThatThrowsAnExceptionIsNotCalledTwice() {
        List<CallResult> results = new ArrayList<>();
        ApiRequest request = request("shipments", HttpMethod.GET);

        assertThatThrownBy(() -> lease(Duration.ZERO).call(request, context(READER, false), (result, sync) -> {
            results.add(result);
            throw new IllegalStateException("failure of the route");
        })).hasMessage("failure of the route");

        assertThat(results).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWaitOfABlockingCallAndStaysSet() throws Exception {
        SENDCLOUD.sandbox().controls().failNext(1, Fault.status(503, "", Map.of("Retry-After", "25")));
        List<Object> seen = new ArrayList<>();
        Thread thread = new Thread(() -> {
            CallResult result = lease(Duration.ZERO).callAndWait(
                    request("shipments", HttpMethod.GET), context(READER, true));
            seen.add(result);
            seen.add(Thread.currentThread().isInterrupted());
        });
        thread.start();
        while (waiting.count() == 0 && thread.isAlive()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        thread.join();

        assertThat(seen).hasSize(2).element(1).isEqualTo(true);
        assertThat(seen.get(0)).isInstanceOfSatisfying(CallResult.class, result -> {
            assertThat(result.thrown()).isInstanceOf(RejectedExecutionException.class);
            assertThat(result.retryable()).isTrue();
        });
        assertThat(waiting.count()).isZero();
    }

    private ClientLease lease(Duration delay) {
        RetryPolicy policy = new RetryPolicy(3, delay, Duration.ofMinutes(1), Duration.ofMinutes(2));
        return new ClientLease(client, new CallPolicy(policy, RetryBudget.unlimited(), Map.of()), null, null, List.of());
    }

    private CallContext context(BodyReader reader, boolean blocking) {
        return new CallContext(waiting, reader, blocking);
    }

    private static ApiRequest request(String resource, HttpMethod method) {
        Sandbox sandbox = SENDCLOUD.sandbox();
        Operation operation
                = OperationCatalog.get().resolve(resource, ApiVersion.V3).operation(method, method == HttpMethod.POST);
        return new ApiRequest(
                operation, HttpHost.create(sandbox.baseUri()), sandbox.baseUri().getPath() + "/v3/" + resource,
                "application/json", null,
                method == HttpMethod.POST ? new StringEntity("{}", ContentType.APPLICATION_JSON) : null,
                ApiCredentials.basic(
                        Account.of(new Account.Settings(
                                URI.create("http://localhost:1/token"), sandbox.publicKey(), sandbox.secretKey())),
                        Set.of(sandbox.baseUri())),
                false);
    }
}
