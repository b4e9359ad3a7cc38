package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Offers orders to contexts with 16 threads. A thread takes the next order after the end of its exchange. */
final class BulkRun {

    static final int THREADS = 16;

    /** The endpoint that takes an order. */
    static final String ENTRANCE = "direct:announce";

    private final int port;
    private final String publicKey;

    /**
     * @param port      the port of a {@link LimitedServer}
     * @param publicKey the account of the contexts
     */
    BulkRun(int port, String publicKey) {
        this.port = port;
        this.publicKey = publicKey;
    }

    /**
     * The result of a run.
     *
     * @param seconds     the time from the first offer to the end of the last exchange
     * @param rateLimited the number of responses 429
     * @param lost        the number of orders that the server does not have
     * @param twice       the number of orders that the server has more than once
     * @param failure     the exception of the last failed exchange; {@code null} if no exchange failed
     */
    record Outcome(double seconds, int rateLimited, int lost, int twice, Exception failure) {
    }

    /** Offers the orders. Each context gets an equal share of the threads and orders. */
    Outcome run(List<CamelContext> contexts, int orders) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(THREADS);
        AtomicReference<Exception> failure = new AtomicReference<>();
        List<Queue<String>> shares = contexts.stream().<Queue<String>> map(c -> new ConcurrentLinkedQueue<>()).toList();
        IntStream.range(0, orders).forEach(i -> shares.get(i % shares.size()).add("order-" + i));
        for (int i = 0; i < THREADS; i++) {
            int share = i % contexts.size();
            threads.execute(() -> {
                ready.countDown();
                await(start);
                offer(contexts.get(share), shares.get(share), failure);
            });
        }
        ready.await();
        long began = System.nanoTime();
        start.countDown();
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
            threads.shutdownNow();
            throw new IllegalStateException("Some orders have not ended after five minutes");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return outcome(seconds, orders, failure.get());
    }

    private static void offer(CamelContext context, Queue<String> orders, AtomicReference<Exception> failure) {
        ProducerTemplate template = context.createProducerTemplate();
        for (String order = orders.poll(); order != null; order = orders.poll()) {
            byte[] body = Payloads.announcement(order, Payloads.KB);
            Exchange done = template.send(ENTRANCE, exchange -> exchange.getMessage().setBody(body));
            if (done.getException() != null) {
                failure.set(done.getException());
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome outcome(double seconds, int orders, Exception failure) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + LimitedServer.COUNTS))
                .header("Authorization", Keys.basic(publicKey)).build();
        JsonNode counts = new ObjectMapper().readTree(
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
        int lost = 0;
        int twice = 0;
        for (int i = 0; i < orders; i++) {
            int held = counts.path("accepted").path("order-" + i).asInt();
            lost += held == 0 ? 1 : 0;
            twice += held > 1 ? 1 : 0;
        }
        return new Outcome(seconds, counts.path("rateLimited").asInt(), lost, twice, failure);
    }
}
