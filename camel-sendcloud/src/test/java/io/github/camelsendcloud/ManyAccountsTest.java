package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.api.RetryBudgetStatus;
import io.github.camelsendcloud.internal.client.LeasedClient;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Limiters, retry budgets and clients are removed after the last endpoint or call that uses them. */
@Timeout(120)
class ManyAccountsTest extends SandboxTestSupport {

    private static final String READ = "sendcloud:parcels/statuses";

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setRateLimiter("local");
        configuration.setReadLimit("100/1s");
        configuration.setWriteLimit("100/1s");
        configuration.setSupportLimit("100/1s");
        return configuration;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tenant").toD(READ + "?publicKey=${header.tenant}&maxRetries=0", 5);
                from("direct:timeout").toD(READ + "?rateLimiter=off&responseTimeout=${header.millis}", 5);
            }
        };
    }

    private SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    @Test
    void limitersOfStoppedEndpointsAreRemovedWhenTheLimitersCountNoCall() {
        for (int i = 0; i < 500; i++) {
            SendcloudEndpoint endpoint = context.getEndpoint(READ + "?publicKey=tenant" + i, SendcloudEndpoint.class);
            if (i % 100 == 0) {
                call(endpoint.getEndpointUri(), null);
            }
            endpoint.stop();
        }
        assertThat(sendcloud().getLimiters()).as("limiters that count calls").isBetween(0, 5);
        assertThat(sendcloud().getBudgets()).isZero();
        Awaitility.await().until(() -> sendcloud().getLimiters() == 0);
    }

    @Test
    void accountsOfEvictedDynamicEndpointsAreRemoved() {
        for (int i = 0; i < 300; i++) {
            call("direct:tenant", null, "tenant", "tenant" + i);
        }
        assertThat(sandbox().requests()).hasSize(300);
        Awaitility.await().untilAsserted(() -> {
            call("direct:tenant", null, "tenant", "tenant0");
            assertThat(sendcloud().getLimiters()).isLessThanOrEqualTo(3 * 20);
        });
    }

    @Test
    void clientsOfEvictedEndpointsAreClosed() {
        for (int i = 0; i < 50; i++) {
            assertThat(call("direct:timeout", null, "millis", 10_000 + i).getException()).isNull();
        }
        Awaitility.await().untilAsserted(() -> {
            call("direct:timeout", null, "millis", 10_000);
            assertThat(sendcloud().getClients()).isLessThanOrEqualTo(15);
        });
    }

    @Test
    void theClientOfAStoppedEndpointIsClosedAfterTheLastCall() throws Exception {
        SendcloudEndpoint endpoint = context.getEndpoint(READ + "?responseTimeout=9s", SendcloudEndpoint.class);
        LeasedClient client = LeasedClient.of(endpoint.users.lease());
        int before = sendcloud().getClients();
        sandbox().controls().latency(Duration.ofMillis(1500));
        CompletableFuture<Exchange> inFlight = template.asyncSend(endpoint, exchange -> {
        });
        Awaitility.await().until(() -> client.callsInFlight() == 1);

        endpoint.stop();

        assertThat(Callers.result(inFlight).getException()).isNull();
        Awaitility.await().until(client::isStopped);
        assertThat(sendcloud().getClients()).isEqualTo(before - 1);
    }

    @Test
    void aWaitingExchangeCompletesAfterTheStopOfItsEndpoint() throws Exception {
        String uri = READ + "?responseTimeout=9s&readLimit=1/3s";
        SendcloudEndpoint endpoint = context.getEndpoint(uri, SendcloudEndpoint.class);
        assertThat(call(uri, null).getException()).isNull();
        CompletableFuture<Exchange> waiting = template.asyncSend(endpoint, exchange -> {
        });
        Awaitility.await().until(() -> endpoint.getWaitingExchanges() == 1);

        endpoint.stop();

        assertThat(Callers.result(waiting).getException()).isNull();
    }

    @Test
    void aNewEndpointCountsEarlierCallsOfTheAccount() {
        String uri = READ + "?readLimit=2/2s";
        for (int i = 0; i < 6; i++) {
            assertThat(call(uri, null).getException()).isNull();
            context.getEndpoint(uri).stop();
            context.getEndpoint(uri).start();
        }
        RateLimitTest.assertLimitKept(sandbox().requests(), 2, Duration.ofSeconds(2));
    }

    @Test
    void aNewEndpointKeepsTheUsedRetryBudgetOfTheAccount() {
        sandbox().controls().failNext(4, Fault.status(503));
        SendcloudEndpoint endpoint = context.getEndpoint(READ + "?publicKey=used", SendcloudEndpoint.class);
        assertThat(call(endpoint.getEndpointUri(), null).getException()).isNotNull();
        endpoint.stop();
        endpoint.start();
        assertThat(sendcloud().retryBudgets()).filteredOn(budget -> budget.account().equals("used"))
                .extracting(RetryBudgetStatus::retries).containsExactly(97);
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aProducerMakesCallsAfterTheStopOfItsEndpoint(String authMode) throws Exception {
        SendcloudEndpoint endpoint = context.getEndpoint(
                READ + "?responseTimeout=9s&authMode=" + authMode, SendcloudEndpoint.class);
        int before = sendcloud().getClients();
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        endpoint.stop();
        Awaitility.await().until(() -> sendcloud().getClients() == before - 1);
        for (int i = 0; i < 5; i++) {
            Exchange exchange = endpoint.createExchange();
            producer.process(exchange);
            assertThat(exchange.getException()).isNull();
        }
        assertThat(sendcloud().getClients()).as("one client for all calls after the stop").isEqualTo(before);
        assertThat(sandbox().tokenRequests().size()).isLessThanOrEqualTo(2);
        producer.stop();
        Exchange last = endpoint.createExchange();
        producer.process(last);
        assertThat(last.getException()).isNull();
        Awaitility.await().until(() -> sendcloud().getClients() == before - 1);
        assertThat(sendcloud().clients().tokens()).isZero();
    }

    /** The first endpoint has requested the token over its connections. */
    @Test
    void aTokenIsRefreshedAfterTheStopOfTheEndpointThatRequestedTheToken() throws Exception {
        try (Sandbox two = Sandbox.start()) {
            String uri = READ + "?authMode=oauth2&baseUri=" + two.baseUri() + "&tokenUri=" + two.tokenUri() + "&publicKey="
                         + two.publicKey() + "&secretKey=" + two.secretKey() + "&responseTimeout=";
            SendcloudEndpoint first = context.getEndpoint(uri + "8s", SendcloudEndpoint.class);
            assertThat(call(uri + "8s", null).getException()).isNull();
            assertThat(call(uri + "9s", null).getException()).isNull();
            LeasedClient client = LeasedClient.of(first.users.lease());
            first.stop();
            two.controls().revokeAllTokens();

            assertThat(call(uri + "9s", null).getException()).isNull();

            assertThat(two.tokenRequests()).hasSize(2);
            context.getEndpoint(uri + "9s").stop();
            Awaitility.await().until(client::isStopped);
        }
    }

    @Test
    void threadsThatEvictEndpointsConcurrentlyLoseNoCall() throws Exception {
        List<Exchange> exchanges = new ArrayList<>(
                Callers.together(
                        8, 100, i -> call("direct:timeout", null, "millis", 20_000 + i % 40)));
        Callers.assertNoneFailed(exchanges);
    }
}
