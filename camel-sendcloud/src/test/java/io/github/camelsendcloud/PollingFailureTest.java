package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.ExchangeHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Failed items are retried and hold the watermark, and exchanges may end in any order. */
class PollingFailureTest extends PollingTestSupport {

    private static final String ALL = "sendcloud:shipments?startFrom=beginning&overlap=0";

    private static final String LONG_OVERLAP = "sendcloud:shipments?startFrom=beginning&overlap=2h";

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final MapStateRepository state = new MapStateRepository();

    private void failFor(String... ids) {
        failing.addAll(List.of(ids));
        processing = exchange -> {
            if (failing.contains(exchange.getMessage().getHeader("CamelSendcloudId", String.class))) {
                throw new IllegalStateException("failed in the test");
            }
        };
    }

    private String lastWatermark() {
        return server.requests().get(server.requests().size() - 1).get("updated_after");
    }

    @Test
    void anItemThatFailsIsDeliveredAgainAndHoldsTheWatermark() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:00:01Z")
                .shipment("c", "2026-03-01T11:00:02Z");
        failFor("b");
        route(ALL, state);
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a", "b", "c", "b");
        assertThat(lastWatermark()).isEqualTo("2026-03-01T11:00:01.000000Z");

        failing.clear();
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("b");
        assertThat(lastWatermark()).isEqualTo("2026-03-01T11:00:02.000000Z");
    }

    @Test
    void anItemThatIsRolledBackIsDeliveredAgain() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z");
        processing = exchange -> exchange.setRollbackOnly(true);
        route(ALL, state);
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a", "a");
    }

    @Test
    void anItemThatFailedAndHasChangedIsDeliveredInItsNewVersion() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z");
        failFor("a");
        route(ALL, state);
        poll();
        server.shipment("a", "2026-03-01T12:00:30Z").clock("2026-03-01T12:01:00Z");
        failing.clear();
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a", "a");
        assertThat(exchanges.get(1).getMessage().getHeader("CamelSendcloudChangedAt"))
                .hasToString("2026-03-01T12:00:30Z");
        assertThat(lastWatermark()).as("a version that is no longer listed does not hold the watermark")
                .isEqualTo("2026-03-01T12:00:30.000000Z");
    }

    @Test
    void theExceptionHandlerReceivesAnItemThatAlwaysFailsAndTheOtherItemsContinue() throws Exception {
        List<String> handled = new CopyOnWriteArrayList<>();
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("poison", "2026-03-01T11:00:01Z")
                .shipment("c", "2026-03-01T11:00:02Z");
        failFor("poison");
        route(ALL + "&maxDeliveryAttempts=3", state);
        handleExhaustedItemsWith((exchange, cause) -> handled.add(id(exchange) + ": " + cause.getMessage()));
        for (int i = 0; i < 6; i++) {
            poll();
        }
        assertThat(takeDelivered()).containsExactly("a", "poison", "c", "poison", "poison");
        assertThat(handled).containsExactly("poison: failed in the test");
        assertThat(lastWatermark()).isEqualTo("2026-03-01T11:00:02.000000Z");
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelSendcloudId", String.class);
    }

    private void handleExhaustedItemsWith(BiConsumer<Exchange, Throwable> handler) {
        ((SendcloudPollingConsumer) consumer()).setExceptionHandler(new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                throw new AssertionError("without an item", exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                throw new AssertionError("without an item", exception);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable cause) {
                handler.accept(exchange, cause);
            }
        });
    }

    @Test
    void itemsThatAlwaysFailReachTheirLastAttemptDespiteNewItems() throws Exception {
        List<String> handled = new CopyOnWriteArrayList<>();
        server.shipment("p1", "2026-03-01T11:00:00Z").shipment("p2", "2026-03-01T11:00:01Z");
        failFor("p1", "p2");
        route(LONG_OVERLAP + "&maxMessagesPerPoll=2&maxDeliveryAttempts=2", state);
        handleExhaustedItemsWith((exchange, cause) -> handled.add(id(exchange)));
        poll();
        for (int i = 0; i < 5; i++) {
            server.shipment("x" + i, "2026-03-01T11:30:0" + i + "Z").shipment("y" + i, "2026-03-01T11:30:0" + i + "Z");
            poll();
            poll();
        }
        assertThat(handled).containsExactly("p1", "p2");
        assertThat(takeDelivered()).containsOnlyOnce("x0", "y0", "x4", "y4");
    }

    @Test
    void anItemIsSavedAsProcessedAfterTheExceptionHandlerHasSucceeded() throws Exception {
        server.shipment("poison", "2026-03-01T11:00:00Z");
        failFor("poison");
        route(LONG_OVERLAP + "&maxDeliveryAttempts=1", state);
        handleExhaustedItemsWith((exchange, cause) -> {
            throw new IllegalStateException("the dead letter queue is down");
        });
        poll();
        poll();
        assertThat(takeDelivered()).as("the item is delivered again").containsExactly("poison", "poison");
        assertThat(state.values().toString()).doesNotContain("poison");

        handleExhaustedItemsWith((exchange, cause) -> assertThat(state.values().toString()).doesNotContain("poison"));
        poll();
        assertThat(state.values().toString()).contains("poison");
        poll();
        assertThat(takeDelivered()).containsExactly("poison");
    }

    @Test
    void theErrorHandlerOfTheRouteReceivesTheItemThatWasRolledBack() throws Exception {
        List<Exchange> handled = new CopyOnWriteArrayList<>();
        server.shipment("poison", "2026-03-01T11:00:00Z");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(RollbackExchangeException.class).handled(true).process(handled::add);
                from(uri(ALL + "&maxDeliveryAttempts=2&bridgeErrorHandler=true", state)).routeId("poll").process(recordItem())
                        .markRollbackOnly();
            }
        }, state);
        poll();
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("poison", "poison");
        assertThat(handled).singleElement().satisfies(exchange -> {
            assertThat(exchange.getMessage().getBody(String.class))
                    .startsWith("poison@2026-03-01T11:00:00Z has failed 2 times");
            assertThat(exchange.getProperty("CamelSendcloudItem", Map.class).get("id")).isEqualTo("poison");
        });
    }

    @Test
    void itemsThatAlwaysFailDoNotBlockOtherItems() throws Exception {
        server.shipment("p1", "2026-03-01T11:00:00Z").shipment("p2", "2026-03-01T11:00:01Z");
        failFor("p1", "p2");
        route(ALL + "&maxMessagesPerPoll=2", state);
        poll();
        server.shipment("good", "2026-03-01T11:30:00Z");
        poll();
        assertThat(takeDelivered()).startsWith("p1", "p2").contains("good");
    }

    @Test
    void greedyPollingDoesNotRetryFailedItemsAtOnce() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:00:01Z");
        failFor("a");
        route(ALL + "&greedy=true", state);
        poll();
        assertThat(takeDelivered()).as("one attempt, and one retry because of new items").containsExactly("a", "b", "a");
    }

    @Test
    void exchangesMayEndInAnyOrder() throws Exception {
        BlockingQueue<Exchange> waiting = new LinkedBlockingQueue<>();
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:00:01Z")
                .shipment("c", "2026-03-01T11:00:02Z");
        processing = exchange -> waiting.add(ExchangeHelper.createCorrelatedCopy(exchange, true));
        route(ALL, state);
        poll();
        Exchange a = waiting.take();
        Exchange b = waiting.take();
        end(waiting.take());
        end(b);
        poll();
        assertThat(takeDelivered()).as("an item in progress is not delivered again").containsExactly("a", "b", "c");
        assertThat(lastWatermark()).as("the oldest item holds the watermark").isEqualTo("2026-03-01T11:00:00.000000Z");

        // another machine resumes from the saved state
        context.close();
        processing = exchange -> {
        };
        route(ALL, state);
        poll();
        assertThat(takeDelivered()).containsExactly("a");
        assertThat(a.getException()).isNull();
    }

    /** Ends an exchange that has received the completions of another exchange, as the seda component does. */
    private static void end(Exchange waiting) {
        for (Synchronization synchronization : waiting.getExchangeExtension().handoverCompletions()) {
            synchronization.onComplete(waiting);
        }
    }

    @Test
    void anItemThatChangesInProgressIsDeliveredAfterwards() throws Exception {
        BlockingQueue<Exchange> waiting = new LinkedBlockingQueue<>();
        server.shipment("a", "2026-03-01T11:00:00Z");
        processing = exchange -> waiting.add(ExchangeHelper.createCorrelatedCopy(exchange, true));
        route(ALL, state);
        poll();
        server.shipment("a", "2026-03-01T12:00:05Z").clock("2026-03-01T12:01:00Z");
        poll();
        assertThat(takeDelivered()).as("a newer version waits for the version in progress").containsExactly("a");
        end(waiting.take());
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a");
        assertThat(exchanges.get(1).getMessage().getHeader("CamelSendcloudChangedAt"))
                .hasToString("2026-03-01T12:00:05Z");
    }

    @Test
    void aSedaRouteAcknowledgesTheItemsThatItsThreadsHaveProcessed() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        for (int i = 0; i < 20; i++) {
            server.shipment("s" + i, "2026-03-01T11:00:00." + (100 + i) + "Z");
        }
        failFor("s3");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(ALL, state)).routeId("poll").to("seda:work?waitForTaskToComplete=Never");
                from("seda:work?concurrentConsumers=4").errorHandler(noErrorHandler())
                        .process(recordItem()).process(exchange -> released.await(30, TimeUnit.SECONDS))
                        .process(exchange -> processing.process(exchange));
            }
        }, state);
        poll();
        poll();
        released.countDown();
        Awaitility.await().until(() -> delivered.size() == 20
                && context.getInflightRepository().size() == 0);
        assertThat(takeDelivered()).doesNotHaveDuplicates();
        failing.clear();
        poll();
        Awaitility.await().until(() -> delivered.size() == 1 && context.getInflightRepository().size() == 0);
        poll();
        assertThat(takeDelivered()).containsExactly("s3");
        assertThat(lastWatermark()).isEqualTo("2026-03-01T11:00:00.119000Z");
    }
}
