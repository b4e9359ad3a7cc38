package io.github.camelsendcloud.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import io.github.camelsendcloud.internal.client.ClientOptions.RetryPolicy;
import io.github.camelsendcloud.internal.client.limit.Permit;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import io.github.camelsendcloud.internal.client.limit.TestWaiter;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.http.HttpHost;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls that wait for a permit can be ended during the wait. No call is sent, because the limit allows no calls. */
@Timeout(30)
class WaitingCallsTest {

    private final FakeTimer timer = new FakeTimer();
    private final RateLimiter limiter
            = TestWaiter.limiter("1/1s", timer);
    private final WaitingCalls waiting = new WaitingCalls();
    private final List<Integer> ended = new ArrayList<>();
    private final List<CallResult> results = new ArrayList<>();
    private final SendcloudClient client = new SendcloudClient(
            new DefaultCamelContext(),
            new ConnectionSettings(
                    Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, null, null,
                    null),
            new CallExecutor(timer, Integer.MAX_VALUE, timer), timer, "http://localhost", "test", new RetryLog(timer),
            ActivityListener.NONE);
    private final Permit taken = limiter.tryAcquire(TestWaiter.OPERATION);

    private CallPolicy policy() {
        return new CallPolicy(
                new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO), RetryBudget.unlimited(),
                Map.of(LimitClass.READ, limiter));
    }

    private ClientLease lease(SendcloudClient of) {
        return new ClientLease(of, policy(), null, null, List.of());
    }

    private CallContext context() {
        return new CallContext(waiting, (body, length) -> null, false);
    }

    private static ApiRequest request() {
        Operation operation
                = OperationCatalog.get().resolve("parcels/statuses", ApiVersion.V2).operation(HttpMethod.GET, false);
        HttpHost host = new HttpHost("http", "localhost", 1);
        ApiCredentials credentials
                = ApiCredentials.basic(
                        Account.of(new Account.Settings(URI.create("http://localhost:1/token"), "key", "secret")),
                        Set.of(URI.create("http://localhost:1")));
        return new ApiRequest(operation, host, "/", "application/json", null, null, credentials, false);
    }

    private boolean call(int number) {
        return lease(client).call(request(), context(), (result, sync) -> {
            ended.add(number);
            results.add(result);
        });
    }

    @Test
    void aCloseEndsTheWaitingCallsInTheOrderOfTheirArrival() {
        for (int i = 0; i < 100; i++) {
            assertThat(call(i)).as("the calling thread is free").isFalse();
        }
        assertThat(waiting.count()).isEqualTo(100);
        waiting.close();
        assertThat(ended).hasSize(100).isSorted().doesNotHaveDuplicates();
        assertThat(results).allSatisfy(result -> {
            assertThat(result.thrown()).isInstanceOf(RejectedExecutionException.class).hasMessage("the route is stopped");
            assertThat(result.retryable()).isTrue();
            assertThat(result.attempts()).isZero();
        });
        assertThat(waiting.count()).isZero();
        assertThat(limiter.status("", "").waiting()).isZero();
        assertThat(limiter.status("", "").permits()).isZero();
        limiter.done(taken);
        assertThat(limiter.status("", "").permits()).as("no call has kept a permit").isEqualTo(1);
    }

    @Test
    void aSecondCloseEndsNoCallTwice() {
        call(0);
        waiting.close();
        waiting.close();
        assertThat(ended).containsExactly(0);
    }

    @Test
    void noCallWaitsBetweenACloseAndTheNextOpen() {
        waiting.close();
        assertThat(call(0)).as("the calling thread ends the call").isTrue();
        assertThat(ended).containsExactly(0);
        waiting.open();
        assertThat(call(1)).isFalse();
        assertThat(waiting.count()).isEqualTo(1);
    }

    @Test
    void aCallThatIsEndedAfterItsGrantGivesThePermitBack() {
        call(0);
        limiter.done(taken);
        assertThat(limiter.status("", "").permits()).as("the call has the permit, and waits for a thread").isZero();
        waiting.close();
        assertThat(ended).containsExactly(0);
        assertThat(limiter.status("", "").permits()).isEqualTo(1);
        timer.pass(Duration.ofSeconds(1));
        assertThat(limiter.status("", "").permits()).isEqualTo(1);
        assertThat(ended).containsExactly(0);
    }

    @Test
    void aCallThatIsEndedBeforeItJoinsTheLineKeepsNoPermit() {
        RetryState retries = new RetryState(request().operation(), policy());
        Call call = new Call(client, policy(), request(), context(), 1, retries, (result, sync) -> ended.add(0));
        call.run();
        // the stop comes between the moment when the call waits and the moment when the call joins the line
        waiting.close();
        limiter.await(call);
        limiter.done(taken);
        timer.pass(Duration.ofSeconds(5));
        assertThat(limiter.status("", "").permits()).isEqualTo(1);
        assertThat(ended).containsExactly(0);
    }

    @Test
    void aCallWithAStoppedTimerIsEndedOnce() {
        call(0);
        timer.shutdownNow();
        limiter.done(taken);
        assertThat(ended).containsExactly(0);
        waiting.close();
        assertThat(ended).containsExactly(0);
        assertThat(waiting.count()).isZero();
        assertThat(limiter.status("", "").permits()).isEqualTo(1);
    }

    @Test
    void aCallWithoutAThreadIsEndedAndTheNextCallGetsThePermit() {
        SendcloudClient threadless = new SendcloudClient(
                new DefaultCamelContext(),
                new ConnectionSettings(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, null,
                        null, null),
                new CallExecutor(task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                }, 1, timer), timer, "http://localhost", "test", new RetryLog(timer), ActivityListener.NONE);
        lease(threadless).call(request(), context(), (result, sync) -> {
            ended.add(0);
            results.add(result);
        });
        call(1);
        limiter.done(taken);
        assertThat(ended).containsExactly(0);
        assertThat(results.get(0).thrown()).isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("unable to create native thread");
        assertThat(limiter.status("", "").waiting()).as("the next call receives the permit").isZero();
    }

    @Test
    void aCloseReleasesTheThreadOfABlockingCall() throws Exception {
        AtomicReference<CallResult> result = new AtomicReference<>();
        Thread caller = new Thread(() -> result.set(lease(client).callAndWait(request(), context().toBlocking())));
        caller.start();
        Awaitility.await().until(() -> limiter.status("", "").waiting() == 1);
        waiting.close();
        caller.join();
        assertThat(result.get().thrown()).hasMessage("the route is stopped");
        assertThat(limiter.status("", "").waiting()).isZero();
    }

    @Test
    void anInterruptedThreadDoesNotWaitAndKeepsNoPermit() throws Exception {
        AtomicReference<CallResult> result = new AtomicReference<>();
        Thread caller = new Thread(() -> result.set(lease(client).callAndWait(request(), context().toBlocking())));
        caller.start();
        Awaitility.await().until(() -> limiter.status("", "").waiting() == 1);
        caller.interrupt();
        caller.join();
        assertThat(result.get().thrown()).hasMessageContaining("interrupted");
        assertThat(waiting.count()).isZero();
        limiter.done(taken);
        assertThat(limiter.status("", "").permits()).isEqualTo(1);
    }
}
