package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls complete even if routes block the threads on which their exchanges continue. */
@Timeout(300)
class BlockedThreadsTest extends SandboxTestSupport {

    private static final String ANNOUNCE = "sendcloud:shipments/announce";

    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setRateLimiter("local");
        configuration.setWriteLimit("50/100ms");
        configuration.setReadLimit("50/100ms");
        return configuration;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:nested").to(ANNOUNCE)
                        .process(exchange -> {
                            Exchange inner = call(ANNOUNCE, shipment());
                            exchange.setException(inner.getException());
                        });
                from("direct:pages").to("sendcloud:shipments?fetchAll=true&pageSize=1")
                        .split(body()).streaming().stopOnException().to("mock:items").end();
                from("direct:blocked").to("sendcloud:parcels/statuses").process(exchange -> Callers.await(released));
            }
        };
    }

    @Test
    void nestedCallsOfManyExchangesAllComplete() throws Exception {
        Queue<Exchange> done = sendFromNewThread("direct:nested", 400, shipment());

        await().until(() -> done.size() == 400);

        Callers.assertNoneFailed(List.copyOf(done));
        assertThat(sandbox().requests()).hasSize(800);
    }

    @Test
    void manyExchangesThatFollowPagesAllComplete() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(call(ANNOUNCE, shipment()).getException()).isNull();
        }
        getMockEndpoint("mock:items").setRetainLast(0);
        getMockEndpoint("mock:items").expectedMessageCount(600);
        Queue<Exchange> done = sendFromNewThread("direct:pages", 200, null);

        await().until(() -> done.size() == 200);

        Callers.assertNoneFailed(List.copyOf(done));
        getMockEndpoint("mock:items").assertIsSatisfied();
    }

    @Test
    void aRouteContinuesWhileAnotherRouteBlocksItsThreads() throws Exception {
        // the sending thread makes the first attempt, a thread of the component makes the second attempt
        sandbox().controls().failNext(100, Fault.status(503, "", Map.of("Retry-After", "1")),
                (method, path) -> path.endsWith("/parcels/statuses"));
        Queue<Exchange> blocked = sendFromNewThread("direct:blocked", 100, null);
        await().until(() -> sandbox().requests().size() > 100);
        Queue<Exchange> others = sendFromNewThread(ANNOUNCE, 100, shipment());

        await().until(() -> others.size() == 100);

        assertThat(blocked).isEmpty();
        released.countDown();
        await().until(() -> blocked.size() == 100);
        Callers.assertNoneFailed(List.copyOf(blocked));
        Callers.assertNoneFailed(List.copyOf(others));
    }

    /** Waits up to two minutes, since the machine may be busy. */
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2));
    }

    /** Sends exchanges from a new thread, since the route may block this thread. */
    private Queue<Exchange> sendFromNewThread(String uri, int count, Object body) throws Exception {
        AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
        producer.start();
        Queue<Exchange> done = new ConcurrentLinkedQueue<>();
        Thread thread = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                Exchange exchange = producer.getEndpoint().createExchange();
                exchange.getMessage().setBody(body);
                producer.process(exchange, sync -> done.add(exchange));
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
