package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** A token manager whose time, chance, threads and endpoint do as a test tells them. */
final class TokenRig {

    static final Duration HOUR = Duration.ofHours(1);

    private final Queue<TokenSource> script = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong now;
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {
    });
    /** Scheduled retries, with the delay of each. */
    private final Queue<Map.Entry<Runnable, Long>> alarms = new ConcurrentLinkedQueue<>();
    private final TokenRetries retries;
    private volatile double random;
    private final TokenManager manager;

    TokenRig() {
        this(0);
    }

    /** @param start what the clock shows, in nanoseconds */
    TokenRig(long start) {
        this(start, null);
    }

    /** @param tokenTimeout the option of a manager with retries; {@code null} for a manager without retries */
    TokenRig(long start, Duration tokenTimeout) {
        now = new AtomicLong(start);
        retries = tokenTimeout == null
                ? TokenRetries.none()
                : TokenRetries.within((retry, nanos) -> alarms.add(Map.entry(retry, nanos)), tokenTimeout);
        manager = manager(tasks::add);
    }

    /** A second manager with the clock and the script of this one. */
    TokenManager manager(Executor executor) {
        return new TokenManager(this::request, executor, retries, this::clock, () -> random);
    }

    private TokenSource.Issued request() throws TokenRequestException {
        requests.incrementAndGet();
        return script.remove().request();
    }

    private long clock() {
        meanwhile.getAndSet(() -> {
        }).run();
        return now.get();
    }

    /** An action of another thread between two steps of the manager. */
    void atTheNextLookAtTheClock(Runnable action) {
        meanwhile.set(action);
    }

    TokenManager manager() {
        return manager;
    }

    TokenRig random(double value) {
        random = value;
        return this;
    }

    /** Adds the behaviour of the endpoint for the next request. */
    TokenRig then(TokenSource response) {
        script.add(response);
        return this;
    }

    TokenRig thenIssues(String token, Duration life) {
        return then(() -> new TokenSource.Issued(token, life));
    }

    TokenRig thenFails(TokenRequestException failure) {
        return then(() -> {
            throw failure;
        });
    }

    TokenRig pass(Duration time) {
        return passNanos(time.toNanos());
    }

    TokenRig passNanos(long nanos) {
        now.addAndGet(nanos);
        return this;
    }

    /** How many requests wait for a thread. */
    int waitingTasks() {
        return tasks.size();
    }

    int requests() {
        return requests.get();
    }

    /** How many retries wait for their time. */
    int waitingRetries() {
        return alarms.size();
    }

    /** Advances the clock to the only retry, and runs the retry. */
    TokenRig runTheRetry() {
        wakeTheRetry();
        return runTheTask();
    }

    /** Lets the time pass until the only retry is due. */
    TokenRig wakeTheRetry() {
        assertThat(alarms).hasSize(1);
        Map.Entry<Runnable, Long> alarm = alarms.remove();
        passNanos(alarm.getValue());
        alarm.getKey().run();
        return this;
    }

    /** Runs the only request that waits for a thread. */
    TokenRig runTheTask() {
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        return this;
    }

    /** A token of a successful request. */
    AccessToken obtain(String value, Duration life) {
        thenIssues(value, life);
        CompletableFuture<AccessToken> future = manager.token();
        runTheTask();
        return now(future);
    }

    /** Asks for a token, and has the endpoint fail now. */
    TokenRequestException fail(TokenRequestException failure) {
        thenFails(failure);
        CompletableFuture<AccessToken> future = manager.token();
        runTheTask();
        return failureOf(future);
    }

    /** What a future has, which must not have to be waited for. */
    static AccessToken now(CompletableFuture<AccessToken> future) {
        assertThat(future).isCompleted();
        return future.join();
    }

    static TokenRequestException failureOf(CompletableFuture<AccessToken> future) {
        assertThat(future).isCompletedExceptionally();
        return (TokenRequestException) future.handle((token, failure) -> failure).join();
    }

    static String valueOf(AccessToken token) {
        return token.header().substring("Bearer ".length());
    }
}
