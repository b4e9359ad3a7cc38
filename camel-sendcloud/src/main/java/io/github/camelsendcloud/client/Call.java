package io.github.camelsendcloud.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.auth.AccessToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call on its way: waits for a token and a permit, is sent, and is sent again as the {@link RetryRules} say. Only the
 * sending takes a thread. One thread at a time works on it.
 */
final class Call implements RateLimiter.Waiter, Transmission.Departure {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final SendcloudClient client;
    private final CallContext context;
    private final Completion completion;
    private final RateLimiter limiter;
    private final long sequence;

    private ApiRequest request;
    /** Set by whoever hands it out, also when the call has just been ended. */
    private volatile Permit permit;
    private boolean tokenReady;
    /** Whether another thread goes on than the one that made the call. */
    private boolean async;
    private int attempts;
    private int retries;
    /** Whether one of the tries may have been processed. */
    private boolean ambiguous;
    private long firstSent;
    /** What came of the latest try, should there be no other. */
    private CallResult latest;
    private boolean completed;
    private Runnable onGrant;
    private volatile CountDownLatch latch;
    private volatile boolean ended;

    Call(SendcloudClient client, ApiRequest request, CallContext context, long sequence, Completion completion) {
        this.client = client;
        this.request = request;
        this.context = context;
        this.completion = completion;
        this.limiter = context.traffic().limiter(request.operation().limit());
        this.sequence = sequence;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public Duration patience() {
        return context.traffic().retries().maxRetryAfter();
    }

    /**
     * Goes on until it is done or has to wait.
     *
     * @return whether the completion has been called, by this thread
     */
    boolean run() {
        CallResult failed;
        try {
            return proceed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed = stopped("the thread that waited was interrupted", e);
        } catch (RuntimeException | Error e) {
            if (completed) {
                // of whoever goes on, not of the call: that was told once
                throw e;
            }
            failed = e instanceof RejectedExecutionException ? stopped(e.getMessage(), e) : unforeseen(e);
        }
        return complete(failed);
    }

    private CallResult unforeseen(Throwable thrown) {
        giveBack();
        boolean unknown = ambiguous && request.operation().repeatability().mayHarm();
        return new CallResult(null, thrown, false, unknown, false, null, attempts);
    }

    private boolean complete(CallResult result) {
        completed = true;
        if (!async) {
            completion.done(result, true);
            return true;
        }
        boolean atRoute = client.threads().lend(true);
        try {
            completion.done(result, false);
        } finally {
            client.threads().lend(atRoute);
        }
        return true;
    }

    private boolean proceed() throws InterruptedException {
        while (true) {
            if (!tokenReady && waitsForToken()) {
                return false;
            }
            while (limiter != null && permit == null) {
                Duration pause = limiter.pause();
                if (pause != null && pause.compareTo(patience()) > 0) {
                    return complete(new CallResult(null, new PausedException(pause), false, false, true, pause, attempts));
                }
                if (waitsForPermit()) {
                    return false;
                }
            }
            if (retries > 0 && System.nanoTime() - firstSent > context.traffic().retries().timeout().toNanos()) {
                giveBack();
                return complete(latest);
            }
            Attempt attempt = send();
            if (attempt.failure() == null || isGone(attempt)) {
                return complete(CallResult.success(attempt.response(), attempts));
            }
            ambiguous |= attempt.failure().isAmbiguous();
            RetryRules.Verdict verdict = RetryRules.decide(
                    request.operation().repeatability(), attempt.failure(), request::hasReference);
            boolean repeatable = verdict == RetryRules.Verdict.REPEAT && attempt.writable();
            Duration retryAfter = attempt.retryAfter();
            Duration delay = delay(attempt, retryAfter);
            CallResult failed = new CallResult(
                    attempt.response(), attempt.thrown(), false, isUnknown(verdict), repeatable, retryAfter, attempts);
            if (!repeatable || delay == null) {
                return verdict == RetryRules.Verdict.TAKE_EXISTING ? takeExisting(failed) : complete(failed);
            }
            LOG.debug("{} is repeated in {} ms, since it was {}", request.operation(), delay.toMillis(), attempt);
            latest = failed;
            retries++;
            tokenReady = false;
            if (parks(ready -> client.scheduler().schedule(ready, delay.toNanos(), TimeUnit.NANOSECONDS))) {
                return false;
            }
        }
    }

    /** That a repetition was refused tells nothing about the first try. */
    private boolean isUnknown(RetryRules.Verdict verdict) {
        return verdict == RetryRules.Verdict.OUTCOME_UNKNOWN
                || verdict == RetryRules.Verdict.FAIL && ambiguous && request.operation().repeatability().mayHarm();
    }

    /** A second DELETE that finds nothing: the first, whose answer was lost, has done the work. */
    private boolean isGone(Attempt attempt) {
        return ambiguous && request.operation().method() == HttpMethod.DELETE && attempt.response() != null
                && (attempt.response().status() == 404 || attempt.response().status() == 410);
    }

    private boolean takeExisting(CallResult conflict) {
        ApiResponse existing = Existing.in(request, conflict.response());
        if (existing != null) {
            return complete(CallResult.success(existing, attempts));
        }
        ApiRequest lookup = Existing.lookup(request);
        if (lookup == null) {
            return complete(conflict);
        }
        LOG.debug("{} was answered 409 without the object: it is looked for by its reference", request.operation());
        return new Call(client, lookup, context, sequence, (found, sync) -> {
            async |= !sync;
            ApiResponse listed = found.success() ? Existing.listed(request, conflict.response(), found.response()) : null;
            // nothing is wrong with asking again when it was the lookup that failed
            CallResult missed = found.retryable() ? conflict.toRetryable() : conflict;
            complete(listed == null ? missed : CallResult.success(listed, attempts));
        }).run();
    }

    private boolean waitsForToken() throws InterruptedException {
        tokenReady = true;
        CompletableFuture<AccessToken> pending = request.credentials().pending();
        return pending != null && !pending.isDone() && parks(ready -> pending.whenComplete((token, failure) -> {
            request = request.withAwaited(token);
            ready.run();
        }));
    }

    private boolean waitsForPermit() throws InterruptedException {
        permit = limiter.tryAcquire();
        return permit == null && parks(ready -> {
            onGrant = ready;
            limiter.await(this);
        });
    }

    @Override
    public void granted(Permit granted) {
        permit = granted;
        onGrant.run();
    }

    /**
     * Waits, without a thread unless the exchange is bound to it.
     *
     * @param  arrange gets what is to be run when there is nothing to wait for any more
     * @return         true when this thread has nothing more to do with the call
     */
    private boolean parks(Consumer<Runnable> arrange) throws InterruptedException {
        CountDownLatch woken = context.blocking() ? new CountDownLatch(1) : null;
        boolean before = async;
        latch = woken;
        // first, since whoever ends the waiting looks at it
        async |= woken == null;
        if (!client.park(this, context.waiting())) {
            async = before;
            throw new RejectedExecutionException("the route is stopped");
        }
        try {
            arrange.accept(woken == null ? this::wake : this::release);
            if (woken == null) {
                return true;
            }
            woken.await();
        } catch (RuntimeException e) {
            if (woken == null && !context.waiting().remove(this)) {
                // ended by another thread
                return true;
            }
            async = before;
            throw e;
        } finally {
            if (woken != null) {
                context.waiting().remove(this);
                withdraw();
            }
        }
        if (ended) {
            throw new RejectedExecutionException("the route is stopped");
        }
        return false;
    }

    /** Goes on with another thread. */
    private void wake() {
        try {
            client.threads().execute(() -> {
                if (context.waiting().remove(this)) {
                    run();
                } else {
                    giveBack();
                }
            });
        } catch (RuntimeException | Error e) {
            // the pool is shut down, or there is no thread to be had: whoever waits must not wait for ever
            if (context.waiting().remove(this)) {
                complete(stopped(e instanceof RejectedExecutionException ? "the route is stopped" : e.toString(), e));
            } else {
                giveBack();
            }
        }
    }

    /** Goes on with the thread that waits. */
    private void release() {
        if (context.waiting().remove(this)) {
            latch.countDown();
        } else {
            giveBack();
        }
    }

    /** Ends the waiting. For whoever has taken the call out of those that wait. */
    void end() {
        withdraw();
        if (context.blocking()) {
            ended = true;
            latch.countDown();
        } else {
            complete(stopped("the route is stopped", null));
        }
    }

    private CallResult stopped(String why, Throwable cause) {
        giveBack();
        return new CallResult(null, new RejectedExecutionException(why, cause), false, false, true, null, attempts);
    }

    private void withdraw() {
        if (limiter != null) {
            limiter.withdraw(this);
        }
    }

    private void giveBack() {
        Permit unused = permit;
        if (unused != null) {
            permit = null;
            limiter.done(unused);
        }
    }

    private Attempt send() {
        if (attempts == 0 && retries == 0) {
            firstSent = System.nanoTime();
        }
        Attempt attempt = client.attempt(request, context.reader(), permit == null ? null : this);
        giveBack();
        attempts += attempt.sendings();
        return attempt;
    }

    @Override
    public void departs() {
        permit = limiter.sent(permit);
    }

    /**
     * @param  retryAfter what the server asked for, or {@code null}
     * @return            {@code null} when that is longer than anybody wants to wait here
     */
    private Duration delay(Attempt attempt, Duration retryAfter) {
        RetryPolicy policy = context.traffic().retries();
        Duration delay = retryAfter != null
                ? retryAfter : policy.backOff(retries + 1, ThreadLocalRandom.current().nextDouble());
        boolean tooLong = delay.compareTo(policy.maxRetryAfter()) > 0;
        if (attempt.failure() == FailureKind.RATE_LIMITED && limiter != null) {
            limiter.pause(delay);
        }
        long spent = System.nanoTime() - firstSent;
        boolean enough = tooLong || retries >= policy.maxRetries()
                || spent + delay.toNanos() > policy.timeout().toNanos();
        return enough ? null : delay;
    }
}
