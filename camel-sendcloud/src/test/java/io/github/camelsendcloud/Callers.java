package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes calls from many threads at the same time. */
final class Callers {

    /**
     * @param failed       the exchanges with an exception
     * @param asynchronous the number of calls that continued on another thread
     */
    record Result(List<Exchange> failed, int asynchronous) {
    }

    private Callers() {
    }

    /** Starts all threads at once. Each thread makes its calls one after the other. Each call gets its own number. */
    static List<Exchange> together(int threads, int times, IntFunction<Exchange> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(threads);
        try {
            List<Future<List<Exchange>>> results = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t * times;
                results.add(pool.submit(() -> {
                    start.countDown();
                    start.await();
                    List<Exchange> exchanges = new ArrayList<>();
                    for (int i = 0; i < times; i++) {
                        exchanges.add(call.apply(first + i));
                    }
                    return exchanges;
                }));
            }
            List<Exchange> all = new ArrayList<>();
            for (Future<List<Exchange>> result : results) {
                all.addAll(result.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Calls an endpoint without a body and without pauses. */
    static Result keepCalling(Endpoint endpoint, int threads, Duration howLong) throws Exception {
        AsyncProducer producer = (AsyncProducer) endpoint.createProducer();
        producer.start();
        AtomicInteger asynchronous = new AtomicInteger();
        Queue<Exchange> failed = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + howLong.toNanos();
        together(threads, 1, i -> {
            while (System.nanoTime() < end) {
                Exchange exchange = endpoint.createExchange();
                CountDownLatch done = new CountDownLatch(1);
                if (!producer.process(exchange, sync -> done.countDown())) {
                    asynchronous.incrementAndGet();
                }
                await(done);
                if (exchange.getException() != null) {
                    failed.add(exchange);
                }
            }
            return null;
        });
        producer.stop();
        return new Result(List.copyOf(failed), asynchronous.get());
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits up to 50 seconds for the result of a future. */
    static <T> T result(CompletableFuture<T> future) {
        try {
            return future.get(50, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the results of all futures. */
    static <T> List<T> results(List<CompletableFuture<T>> futures) {
        return futures.stream().map(Callers::result).toList();
    }

    static void assertNoneFailed(List<Exchange> exchanges) {
        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
    }
}
