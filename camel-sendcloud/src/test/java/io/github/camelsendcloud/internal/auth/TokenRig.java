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

/** A test controls the clock, the random value, the threads and the endpoint of this token manager. */
final class TokenRig {

    static final Duration HOUR = Duration.ofHours(1);

    private final Queue<TokenSource> script = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong now;
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {
    });
    /** The scheduled retries and their delays. */
    private final Queue<Map.Entry<Runnable, Long>> alarms = new ConcurrentLinkedQueue<>();
    private final TokenRetries retries;
    private volatile double random;
    private final TokenManager manager;

    TokenRig() {
        this(0);
    }

    /** @param start the time of the clock, in nanoseconds */
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

    /** Returns a second manager with the same clock and the same script. */
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

    /** Sets an action that runs at the next read of the clock, like an action of another thread. */
    void atTheNextReadOfTheClock(Runnable action) {
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

    /** Returns the number of requests that wait for a thread. */
    int waitingTasks() {
        return tasks.size();
    }

    int requests() {
        return requests.get();
    }

    /** Returns the number of retries that wait for their time. */
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

    /** Returns the token of a successful request. */
    AccessToken obtain(String value, Duration life) {
        thenIssues(value, life);
        CompletableFuture<AccessToken> future = manager.token();
        runTheTask();
        return now(future);
    }

    /** Requests a token, and makes the request fail. */
    TokenRequestException fail(TokenRequestException failure) {
        thenFails(failure);
        CompletableFuture<AccessToken> future = manager.token();
        runTheTask();
        return failureOf(future);
    }

    /** Returns the result of a future that must be completed. */
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
