package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A waiting retry blocks no thread, unless the exchange must stay on its thread. */
@Timeout(60)
class RetryThreadTest extends SandboxTestSupport {

    private static final String LIST = "sendcloud:shipments";
    private static final Fault LATER = Fault.status(503, "", Map.of("Retry-After", "1"));

    private final List<Thread> threads = new ArrayList<>();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:transacted")
                        .process(exchange -> exchange.getUnitOfWork().beginTransactedBy("tx"))
                        .process(exchange -> threads.add(Thread.currentThread()))
                        .to(LIST)
                        .process(exchange -> threads.add(Thread.currentThread()))
                        .process(exchange -> exchange.getUnitOfWork().endTransactedBy("tx"));
            }
        };
    }

    @Test
    void theCallerContinuesWhileACallWaitsForARetry() throws Exception {
        sandbox().controls().failNext(1, LATER);
        AsyncProducer producer = context.getEndpoint(LIST).createAsyncProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        CompletableFuture<Boolean> done = new CompletableFuture<>();

        assertThat(producer.process(exchange, done::complete)).as("the call is completed on this thread").isFalse();

        assertThat(sandbox().requests()).as("requests before the retry").hasSize(1);
        assertThat(done.get(30, TimeUnit.SECONDS)).as("the call is completed on this thread").isFalse();
        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).hasSize(2);
        producer.stop();
    }

    @Test
    void aCallWithoutARetryRunsOnTheThreadOfTheCaller() throws Exception {
        AsyncProducer producer = context.getEndpoint(LIST).createAsyncProducer();
        producer.start();
        List<Boolean> done = new ArrayList<>();

        assertThat(producer.process(producer.getEndpoint().createExchange(), done::add)).isTrue();

        assertThat(done).containsExactly(true);
        producer.stop();
    }

    @Test
    void aThousandWaitingCallsBlockNoThreads() throws Exception {
        int calls = 1000;
        sandbox().controls().failNext(calls, LATER, (method, path) -> true);
        // this burst of retries exceeds the default retry budget of an account
        AsyncProducer producer = context.getEndpoint(LIST + "?retryBudget=100").createAsyncProducer();
        producer.start();
        CountDownLatch done = new CountDownLatch(calls);
        AtomicInteger failed = new AtomicInteger();
        assertThat(call(LIST + "?maxRetries=0", null).getException()).as("the first call, which starts the shared threads")
                .isNotNull();
        int before = Thread.activeCount();

        for (int i = 0; i < calls - 1; i++) {
            Exchange exchange = producer.getEndpoint().createExchange();
            producer.process(exchange, sync -> {
                if (exchange.getException() != null) {
                    failed.incrementAndGet();
                }
                done.countDown();
            });
        }
        done.countDown();

        // the pool that continues the calls has at most Camel's default size, and the sandbox has separate threads
        assertThat(Thread.activeCount() - before).isLessThan(60);
        assertThat(done.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(failed).hasValue(0);
        producer.stop();
    }

    @Test
    void aSlowServerDoesNotCauseMoreThreads() throws Exception {
        int calls = 100;
        sandbox().controls().failNext(calls, LATER, (method, path) -> true);
        AsyncProducer producer = context.getEndpoint(LIST).createAsyncProducer();
        producer.start();
        CountDownLatch done = new CountDownLatch(calls);
        Set<Thread> working = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < calls; i++) {
            producer.process(producer.getEndpoint().createExchange(), sync -> {
                working.add(Thread.currentThread());
                done.countDown();
            });
        }
        sandbox().controls().latency(Duration.ofMillis(500));

        assertThat(done.await(50, TimeUnit.SECONDS)).isTrue();

        assertThat(working).as("threads, while the last call waited for a thread for two seconds").hasSizeLessThanOrEqualTo(20);
        producer.stop();
    }

    @Test
    void aTransactedExchangeKeepsItsThread() {
        sandbox().controls().failNext(1, LATER);

        Exchange exchange = call("direct:transacted", null);

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).extracting(RecordedRequest::status).containsExactly(503, 200);
        assertThat(threads).hasSize(2).containsOnly(threads.get(0));
    }

    @Test
    void theIteratorRetriesAFailedPage() {
        for (int i = 0; i < 3; i++) {
            assertThat(call("sendcloud:shipments/announce", shipment()).getException()).isNull();
        }
        Exchange exchange = call(LIST + "?fetchAll=true&pageSize=1", null);
        sandbox().controls().failNext(1, Fault.status(503)).failNext(1, Fault.responseLost());

        Iterator<?> items = exchange.getMessage().getBody(Iterator.class);

        assertThat(items).toIterable().hasSize(3);
    }
}
