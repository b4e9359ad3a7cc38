package io.github.camelsendcloud;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.SynchronizationAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Waiting exchanges need no threads and little memory, and a stop ends each waiting exchange. */
@Timeout(120)
class WaitingExchangesTest extends WaitingTestSupport {

    private static final int MANY = 10_000;
    private static final String NUMBER = "number";

    private final Queue<Exchange> ended = new ConcurrentLinkedQueue<>();

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setRateLimiter("local");
        configuration.setRetryBudget(100);
        configuration.setWriteLimit("1/1h");
        configuration.setReadLimit("100000/1s");
        configuration.setRetryDelay(3_600_000);
        return configuration;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // the log of ten thousand stack traces would take longer than the test
                errorHandler(defaultErrorHandler().logExhausted(false));
                from("direct:permit").routeId("permit").to("sendcloud:shipments/announce");
                from("direct:retry").routeId("retry").to("sendcloud:parcels/statuses");
                from("direct:other").routeId("other").to("sendcloud:user/auth/metadata");
                from("direct:redeliver").routeId("redeliver")
                        .errorHandler(defaultErrorHandler().logExhausted(false).maximumRedeliveries(-1).redeliveryDelay(10))
                        .to("sendcloud:shipments/announce");
            }
        };
    }

    @Test
    void tenThousandExchangesWaitWithoutThreadsAndInLittleMemory() throws Exception {
        usePermit();
        send("permit", 100);
        Map<String, Object> body = shipment();
        long threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long before = usedMemory();
        List<Exchange> exchanges = send("permit", MANY, body);
        await(MANY + 100);
        long peak = ManagementFactory.getThreadMXBean().getThreadCount();
        long bytes = (usedMemory() - before) / MANY;

        assertThat(exchanges).hasSize(MANY);
        assertThat(peak - threads).as("threads in addition to " + threads + " threads for " + MANY + " waiting exchanges")
                .isLessThanOrEqualTo(12);
        assertThat(bytes).as("bytes of a waiting exchange").isLessThan(20_000);
        context.getShutdownStrategy().setTimeout(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "route", "context" })
    void aStopEndsExchangesThatWaitForAPermitInTheirOrder(String scope) throws Exception {
        usePermit();
        send("permit", MANY);
        await(MANY);
        stop(scope, "permit");
        assertAllEnded(MANY, "was not sent (", STOPPED);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "route", "context" })
    void aStopEndsExchangesThatWaitForTheirRetryInTheirOrder(String scope) throws Exception {
        int count = scope.equals("context") ? 300 : MANY;
        sandbox().controls().failNext(count, Fault.status(503, "", Map.of("Retry-After", "3600")));
        send("retry", count);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> sandbox().requests().size() == count);
        assertThat(ended).isEmpty();
        stop(scope, "retry");
        assertAllEnded(count, "", STOPPED);
        assertThat(sandbox().requests()).hasSize(count);
    }

    @Test
    void theStopOfOneRouteDoesNotEndTheWaitOfAnotherRoute() throws Exception {
        usePermit();
        send("redeliver", 10);
        send("permit", 10);
        await(20);
        stop("route", "permit");
        assertAllEnded(10, "was not sent (", STOPPED);
        await(10);
    }

    @Test
    void aStopEndsExchangesThatTheRouteRedeliversWithoutALimit() throws Exception {
        usePermit();
        send("redeliver", 100);
        await(100);
        stop("route", "redeliver");
        assertAllEnded(100, "was not sent (", STOPPED);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void aRestartedRouteWorks() throws Exception {
        send("retry", 1);
        Awaitility.await().until(() -> ended.size() == 1);
        assertThat(ended.poll().getException()).isNull();
        sandbox().controls().failNext(1, Fault.status(503, "", Map.of("Retry-After", "3600")));
        send("retry", 1);
        Awaitility.await().until(() -> sandbox().requests().size() == 2);
        stop("route", "retry");
        assertAllEnded(1, "", STOPPED);
        ended.clear();
        context.getRouteController().startRoute("retry");
        send("retry", 3);
        Awaitility.await().until(() -> ended.size() == 3);
        assertThat(ended).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
    }

    @Test
    void aStopWaitsForCallsInFlight() throws Exception {
        sandbox().controls().latency(Duration.ofSeconds(2));
        context.getShutdownStrategy().setTimeout(20);
        Thread caller = new Thread(() -> template.send("direct:other", exchange -> {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    ended.add(done);
                }
            });
        }));
        caller.start();
        Awaitility.await().until(() -> sendcloud().getCallsInFlight() == 1);
        context.getRouteController().stopRoute("other");
        caller.join();
        assertThat(ended).singleElement().satisfies(exchange -> assertThat(exchange.getException()).isNull());
    }

    @Test
    void theStopOfTheComponentEndsExchangesOfProducersWithoutARoute() throws Exception {
        usePermit();
        Endpoint endpoint = context.getEndpoint("sendcloud:shipments/announce");
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        for (int i = 0; i < 100; i++) {
            process(producer, i, shipment());
        }
        await(100);
        context.getComponent("sendcloud").stop();
        assertAllEnded(100, "was not sent (", STOPPED);
        ended.clear();
        process(producer, 0, shipment());
        assertAllEnded(1, "was not sent (", "stopped");
    }

    @Test
    void waitingExchangesCompleteWhileTheRouteStops() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:soon").routeId("soon").to("sendcloud:shipments/announce?writeLimit=1/100ms");
            }
        });
        context.getShutdownStrategy().setTimeout(30);
        send("soon", 5);
        context.getRouteController().stopRoute("soon");
        assertThat(ended).hasSize(5).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
    }

    private void usePermit() {
        assertThat(call("sendcloud:shipments/announce", shipment()).getException()).isNull();
    }

    private void stop(String scope, String route) throws Exception {
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        Instant begin = Instant.now();
        if (scope.equals("context")) {
            context.getShutdownStrategy().setTimeout(1);
            context.stop();
        } else {
            stopRoute(route);
        }
        assertThat(Duration.between(begin, Instant.now())).as("the stop with " + ended.size() + " exchanges that waited")
                .isLessThan(Duration.ofSeconds(30));
    }

    private void assertAllEnded(int count, String... messages) {
        assertThat(ended.stream().map(exchange -> exchange.getProperty(NUMBER, Integer.class)))
                .as("each exchange once, in the order of arrival").hasSize(count).isSorted()
                .doesNotHaveDuplicates();
        assertThat(ended).allSatisfy(
                exchange -> assertThat(exchange.getException()).isInstanceOfSatisfying(
                        SendcloudOperationFailedException.class,
                        failure -> assertThat(failure.isRetryable()).isTrue())
                        .hasMessageContainingAll(messages));
    }

    private void await(int waiting) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS)
                .until(() -> sendcloud().limits().stream().mapToInt(LimitStatus::waiting).sum() == waiting);
    }

    private List<Exchange> send(String route, int count) throws Exception {
        return send(route, count, route.equals("retry") ? null : shipment());
    }

    private List<Exchange> send(String route, int count, Object body) throws Exception {
        AsyncProducer producer = context.getEndpoint("direct:" + route).createAsyncProducer();
        producer.start();
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            exchanges.add(process(producer, i, body));
        }
        return exchanges;
    }

    private Exchange process(AsyncProducer producer, int number, Object body) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.setProperty(NUMBER, number);
        exchange.getMessage().setBody(body);
        producer.process(exchange, sync -> ended.add(exchange));
        return exchange;
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
