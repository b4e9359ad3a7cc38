package io.github.camelsendcloud;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Camel stops a producer that leaves the cache of a dynamic address. Exchanges that wait in this producer complete, or
 * end when their route stops.
 */
@Timeout(60)
class EvictedProducerTest extends WaitingTestSupport {

    private static final String MILLIS = "millis";
    private static final String TENANT = "tenant";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:basic").routeId("basic").toD("sendcloud:parcels/statuses?responseTimeout=${header.millis}", 2);
                from("direct:oauth2").routeId("oauth2")
                        .toD("sendcloud:parcels/statuses?authMode=oauth2&responseTimeout=${header.millis}", 2);
                from("direct:limited").routeId("limited")
                        .toD("sendcloud:parcels/statuses?rateLimiter=local&readLimit=1/3s&publicKey=${header.tenant}", 2);
            }
        };
    }

    private CompletableFuture<Exchange> send(String route, String header, Object value) {
        return template.asyncSend("direct:" + route, exchange -> exchange.getMessage().setHeader(header, value));
    }

    private void evictTheProducer() {
        for (int i = 1; i <= 60; i++) {
            assertThat(call("direct:basic", null, MILLIS, 20_000 + i).getException()).isNull();
        }
    }

    private CompletableFuture<Exchange> sendWithRetry(String seconds) {
        sandbox().controls().failNext(1, Fault.status(503, "", Map.of("Retry-After", seconds)));
        CompletableFuture<Exchange> waiting = send("basic", MILLIS, 20_000);
        Awaitility.await().until(() -> sandbox().requests().size() == 1);
        return waiting;
    }

    @Test
    void anExchangeThatWaitsForItsRetryCompletesAfterTheEviction() throws Exception {
        CompletableFuture<Exchange> waiting = sendWithRetry("3");
        evictTheProducer();
        assertThat(waiting).isNotDone();
        assertThat(Callers.result(waiting).getException()).isNull();
    }

    @Test
    void anExchangeThatWaitsForAPermitCompletesAfterTheEviction() throws Exception {
        assertThat(call("direct:limited", null, TENANT, sandbox().publicKey()).getException()).isNull();
        CompletableFuture<Exchange> waiting = send("limited", TENANT, sandbox().publicKey());
        Awaitility.await().until(() -> sendcloud().limits().stream().anyMatch(limit -> limit.waiting() == 1));
        for (int i = 0; i < 60; i++) {
            // Sendcloud rejects these accounts
            call("direct:limited", null, TENANT, "tenant" + i);
        }
        assertThat(waiting).isNotDone();
        assertThat(Callers.result(waiting).getException()).isNull();
    }

    @Test
    void exchangesThatWaitForATokenCompleteAfterTheEviction() throws Exception {
        sandbox().controls().tokenLatency(Duration.ofSeconds(2));
        CompletableFuture<?>[] waiting = new CompletableFuture<?>[60];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = send("oauth2", MILLIS, 20_000 + i);
        }
        CompletableFuture.allOf(waiting).get(30, TimeUnit.SECONDS);
        assertThat(waiting).allSatisfy(one -> assertThat(((Exchange) one.join()).getException()).isNull());
    }

    @Test
    void theStopOfTheRouteEndsExchangesThatWaitInEvictedProducers() throws Exception {
        CompletableFuture<Exchange> waiting = sendWithRetry("3600");
        evictTheProducer();
        assertThat(waiting).isNotDone();
        stopRoute("basic");
        Exchange ended = waiting.get(10, TimeUnit.SECONDS);
        assertThat(ended.getException()).hasMessageContaining(STOPPED);
        assertThat(ended.getExchangeExtension().isRedeliveryExhausted()).isTrue();
    }

    @Test
    void theStopOfAnotherRouteEndsNoExchange() throws Exception {
        CompletableFuture<Exchange> waiting = sendWithRetry("3");
        context.getRouteController().stopRoute("oauth2");
        assertThat(Callers.result(waiting).getException()).isNull();
    }

    @Test
    void aRestartedRouteWorks() throws Exception {
        CompletableFuture<Exchange> waiting = sendWithRetry("3600");
        stopRoute("basic");
        assertThat(waiting.get(10, TimeUnit.SECONDS).getException()).isNotNull();
        context.getRouteController().startRoute("basic");
        sandbox().controls().failNext(1, Fault.status(503, "", Map.of("Retry-After", "1")));
        assertThat(Callers.result(send("basic", MILLIS, 20_000)).getException()).isNull();
    }
}
