package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Integration;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.camelsendcloud.Callers.together;
import static org.assertj.core.api.Assertions.assertThat;

/** A bean supplies the keys of the component: the present keys of an account of the sandbox. */
abstract class RotationTestSupport extends WebhookTestSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RotationTestSupport.class);

    static final String METADATA = "sendcloud:user/auth/metadata";
    /** The length of a drill in seconds, for a long drill by hand. */
    private static final long SECONDS = Long.getLong("rotation.drill.seconds", 0);
    private static final int ROTATIONS = 5;
    private static final int THREADS = 16;
    /** Calls of each thread between two rotations, so that no call meets two rotations. */
    private static final int CALLS_BETWEEN_ROTATIONS = 3;

    /** The number of questions to the bean. */
    final AtomicInteger questions = new AtomicInteger();

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setPublicKey(null);
        configuration.setSecretKey(null);
        configuration.setCredentialsProvider(this::keys);
        return configuration;
    }

    /** The answer of the bean. */
    SendcloudCredentials keys() {
        questions.incrementAndGet();
        Integration present = account().integration();
        return new SendcloudCredentials(present.publicKey(), present.secretKey());
    }

    static Account account() {
        return sandbox().account();
    }

    SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    /** Sends a webhook with the present signature of the account, and returns the status of the response. */
    int sendWebhook() {
        Integration present = account().integration();
        return Callers.result(
                sandbox().webhooks().retries(0).url(present, address("/hook").toString()).send(present, EVENT));
    }

    /** The results of a drill. */
    record Drill(Queue<Exchange> exchanges, Queue<Integer> webhooks) {

        List<Throwable> failures() {
            return exchanges.stream().map(Exchange::getException).filter(Objects::nonNull)
                    .map(Throwable.class::cast).toList();
        }
    }

    /**
     * Calls from 16 threads and sends webhooks, while the keys are replaced five times.
     *
     * @param call     makes a call
     * @param rotation replaces the keys; the argument is the number of the rotation, from 0
     */
    Drill drill(Supplier<Exchange> call, IntConsumer rotation) throws Exception {
        Drill drill = new Drill(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        AtomicIntegerArray calls = new AtomicIntegerArray(THREADS);
        CompletableFuture<Void> end = new CompletableFuture<>();
        // the common pool may have a single thread, which the sandbox needs
        CompletableFuture<Void> rotations = CompletableFuture.runAsync(() -> {
            try {
                awaitCalls(calls);
                for (int i = 0; i < ROTATIONS; i++) {
                    rotation.accept(i);
                    awaitCalls(calls);
                }
            } finally {
                end.complete(null);
            }
        }, task -> new Thread(task, "rotations").start());
        together(THREADS, 1, i -> {
            while (!end.isDone()) {
                if (i == 0) {
                    drill.webhooks().add(sendWebhook());
                }
                drill.exchanges().add(call.get());
                calls.incrementAndGet(i);
            }
            return null;
        });
        Callers.result(rotations);
        LOG.info("Drill: {} exchanges, {} failed, {} webhooks, {} questions, {}", drill.exchanges().size(),
                drill.failures().size(), drill.webhooks().size(), questions.get(), account().counts());
        return drill;
    }

    private static void awaitCalls(AtomicIntegerArray calls) {
        int[] before = IntStream.range(0, THREADS).map(calls::get).toArray();
        long earliest = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos() / (ROTATIONS + 1);
        Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(60)).until(
                () -> System.nanoTime() >= earliest && IntStream.range(0, THREADS)
                        .allMatch(i -> calls.get(i) - before[i] >= CALLS_BETWEEN_ROTATIONS));
    }

    /** No exchange has failed, and no webhook was refused. */
    static void assertNothingWasLost(Drill drill) {
        assertThat(drill.failures()).isEmpty();
        assertThat(drill.webhooks()).hasSizeGreaterThan(5).containsOnly(200);
    }
}
