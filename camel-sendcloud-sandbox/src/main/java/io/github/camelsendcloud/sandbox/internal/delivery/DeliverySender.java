package io.github.camelsendcloud.sandbox.internal.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.delivery.Delivery.Attempt;

/**
 * Sends messages and repeats attempts without a status 2xx, by the clock of the sandbox. Safe for use by several
 * threads. Lock: this object. The lock is never held while another lock is taken, except for the lock of the clock.
 */
public final class DeliverySender {

    private static final int MAX_DELIVERIES = 1000;
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final SandboxClock clock;
    private final Duration longestAttempt;
    private final RetrySchedule schedule = new RetrySchedule();
    private final AtomicInteger wrongSignatures = new AtomicInteger();
    private final List<BiConsumer<Delivery, Attempt>> observers = new CopyOnWriteArrayList<>();
    private final Map<Long, Delivery> deliveries = new LinkedHashMap<>();
    /** The newest first attempt of each thing that messages are about. */
    private final Map<Object, CompletableFuture<Integer>> newestAttempts = new HashMap<>();
    private long lastId;
    private int generation;
    private int inFlight;

    public DeliverySender(SandboxClock clock) {
        this(clock, LONGEST_ATTEMPT);
    }

    /**
     * @param longestAttempt how long an attempt waits for the end of the response, by the time of the machine
     */
    DeliverySender(SandboxClock clock, Duration longestAttempt) {
        this.clock = clock;
        this.longestAttempt = longestAttempt;
        clock.settleWith(this::awaitAttempts);
    }

    public RetrySchedule schedule() {
        return schedule;
    }

    /** Gives the next attempts at signed messages a wrong signature. */
    public void wrongSignatures(int attempts) {
        wrongSignatures.set(attempts);
    }

    /** Adds an observer that learns of each attempt. An observer must not wait. */
    public void observe(BiConsumer<Delivery, Attempt> observer) {
        observers.add(observer);
    }

    /** The newest deliveries, the oldest first; a copy. */
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries.values());
    }

    /** The delivery with this id; null for none. */
    public synchronized Delivery delivery(long id) {
        return deliveries.get(id);
    }

    /** Adds a message to the deliveries, and sends nothing yet. */
    public synchronized Delivery add(Message message) {
        Delivery delivery = new Delivery(++lastId, clock.now(), message);
        deliveries.put(delivery.id(), delivery);
        if (deliveries.size() > MAX_DELIVERIES) {
            deliveries.remove(deliveries.keySet().iterator().next());
        }
        return delivery;
    }

    /**
     * Begins to send a delivery, after the first attempts at earlier messages about the same thing.
     *
     * @return the status of the first response; 0 for none
     */
    public CompletableFuture<Integer> send(Delivery delivery) {
        return send(delivery, CompletableFuture.completedFuture(0));
    }

    /** Begins to send a delivery like {@link #send(Delivery)}, after another attempt is complete. */
    CompletableFuture<Integer> send(Delivery delivery, CompletableFuture<Integer> after) {
        CompletableFuture<Integer> earlier = null;
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Object order = delivery.message().order();
        int sentIn;
        synchronized (this) {
            inFlight++;
            sentIn = generation;
            if (order != null) {
                earlier = newestAttempts.put(order, status);
            }
        }
        CompletableFuture<Integer> begin = earlier == null ? after : earlier.thenCombine(after, (first, second) -> second);
        begin.thenCompose(before -> attempt(delivery, 0, sentIn)).thenAccept(result -> {
            synchronized (this) {
                inFlight--;
                newestAttempts.remove(order, status);
                notifyAll();
            }
            status.complete(result);
        });
        return status;
    }

    /** Sends nothing more of the messages before, and sets the defaults. */
    public synchronized void reset() {
        generation++;
        deliveries.clear();
        newestAttempts.clear();
        schedule.reset();
        wrongSignatures.set(0);
    }

    private CompletableFuture<Integer> attempt(Delivery delivery, int retry, int sentIn) {
        Instant time = clock.now();
        long begin = System.nanoTime();
        return request(delivery).handle((response, failure) -> {
            int status = failure == null ? response.statusCode() : 0;
            Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
            Attempt attempt = new Attempt(
                    time, status, cause == null ? null : cause.toString(), (System.nanoTime() - begin) / 1_000_000);
            delivery.add(attempt);
            if (isPresent(sentIn)) {
                Duration delay = status / 100 == 2 ? null : schedule.before(retry, delivery.message().kind());
                if (delay != null) {
                    clock.at(clock.now().plus(delay), () -> retry(delivery, retry + 1, sentIn));
                }
                observers.forEach(observer -> observer.accept(delivery, attempt));
            }
            return status;
        });
    }

    private void retry(Delivery delivery, int retry, int sentIn) {
        synchronized (this) {
            if (sentIn != generation) {
                return;
            }
            inFlight++;
        }
        attempt(delivery, retry, sentIn).thenAccept(status -> {
            synchronized (this) {
                inFlight--;
                notifyAll();
            }
        });
    }

    private CompletableFuture<HttpResponse<Void>> request(Delivery delivery) {
        Message message = delivery.message();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(message.url())).timeout(longestAttempt)
                    .header("Content-Type", "application/json").header("User-Agent", "Sendcloud/2.0")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
            message.headers().forEach((name, value) -> request.setHeader(name, value));
            String signature = message.headers().get(Signature.HEADER);
            if (signature != null) {
                String sent = takeWrongSignature() ? new StringBuilder(signature).reverse().toString() : signature;
                delivery.signedWith(sent);
                request.setHeader(Signature.HEADER, sent);
            }
            CompletableFuture<HttpResponse<Void>> sent
                    = http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
            // the timeout of the request ends with the headers: a body without an end would block the clock
            return sent.copy().orTimeout(longestAttempt.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((response, failure) -> sent.cancel(true));
        } catch (IllegalArgumentException e) {
            // an account can have an address that is not a URL
            return CompletableFuture.failedFuture(e);
        }
    }

    private boolean takeWrongSignature() {
        return wrongSignatures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private synchronized boolean isPresent(int sentIn) {
        return sentIn == generation;
    }

    private synchronized void awaitAttempts(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toMillis(); inFlight > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
