package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelsendcloud.internal.auth.AccessToken;
import io.github.camelsendcloud.internal.client.limit.Permit;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call on its way: waits for a token and a permit, is sent, and is sent again as the {@link RetryRules} say. Only the
 * sending takes a thread. One thread at a time works on it.
 */
final class Call implements RateLimiter.Waiter, Transmission.Departure {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    /** A part of the way, which ends with the call, or with having to wait. */
    @FunctionalInterface
    private interface Step {
        boolean make() throws InterruptedException;
    }

    private final SendcloudClient client;
    private final CallContext context;
    private final CallCallback completion;
    private final RateLimiter limiter;
    /** When the call was made ({@link System#nanoTime()}), and whose turn it is: clients of an account share a line. */
    private final long made;
    private final RetryState tries;
    private ApiRequest request;
    /** Set by whoever hands it out, also when the call has just been ended. */
    private volatile Permit permit;
    /** Whether it has waited for a permit in vain. */
    private volatile boolean denied;
    private boolean tokenReady;
    private boolean waited;
    /** Whether another thread goes on than the one that made the call. */
    private boolean async;
    private int attempts;
    /** How long nobody is let through since the latest try was refused without a word about that; else null. */
    private Duration pausedFor;
    /** What came of the latest try, should there be no other. */
    private CallResult latest;
    private boolean completed;
    private Runnable onGrant;
    private volatile CountDownLatch latch;
    private volatile boolean ended;

    Call(SendcloudClient client, ApiRequest request, CallContext context, long made, CallCallback completion) {
        this(client, request, context, made, new RetryState(request.operation(), context.traffic()), completion);
    }

    private Call(SendcloudClient client, ApiRequest request, CallContext context, long made, RetryState tries,
                 CallCallback completion) {
        this.client = client;
        this.request = request;
        this.context = context;
        this.completion = completion;
        this.limiter = context.traffic().limiter(request.operation().limit());
        this.made = made;
        this.tries = tries;
    }

    @Override
    public long sequence() {
        return made;
    }

    @Override
    public String operation() {
        return request.operation().name();
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
        return make(this::proceed);
    }

    /** Whatever is thrown is what the call ends with. */
    private boolean make(Step step) {
        CallResult failed;
        try {
            return step.make();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed = stopped("the thread that waited was interrupted", e);
        } catch (RuntimeException | Error e) {
            if (completed) {
                // of whoever goes on, not of the call: that was told once
                throw e;
            }
            giveBack();
            failed = e instanceof RejectedExecutionException ? stopped(e.getMessage(), e) : failure(e, false, null);
        }
        return complete(failed);
    }

    private boolean complete(CallResult result) {
        completed = true;
        tries.ended(result);
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
                Duration pause = limiter.pause(operation());
                if (pause != null && (denied || pause.compareTo(patience()) > 0)) {
                    return fail(failure(new PausedException(pause), true, pause), null);
                }
                if (waitsForPermit()) {
                    return false;
                }
            }
            if (latest != null && tries.isLate()) {
                giveBack();
                return fail(latest, null);
            }
            Attempt attempt = send();
            if (attempt.failure() == FailureKind.TOKEN_REFUSED) {
                if (waitsFor(request.credentials().replacement())) {
                    return false;
                }
                continue;
            }
            if (attempt.failure() == null || tries.isDone(attempt)) {
                return complete(CallResult.success(attempt.response(), attempts));
            }
            tries.failed(attempt);
            RetryRules.Verdict verdict = RetryRules.decide(
                    request.operation().repeatability(), attempt.failure(), request::hasReference);
            boolean repeatable = verdict == RetryRules.Verdict.REPEAT && attempt.writable();
            Duration delay = tries.delay(attempt.retryAfter(), pausedFor);
            latest = CallResult.failure(
                    attempt.response(), attempt.thrown(), tries.isUnknown(verdict, attempt), repeatable,
                    attempt.retryAfter() != null ? attempt.retryAfter() : pausedFor, attempts);
            if (!repeatable || delay == null) {
                return fail(latest, verdict == RetryRules.Verdict.TAKE_EXISTING ? attempt.response() : null);
            }
            if (!tries.repeat(limiter != null && attempt.isOneTooMany())) {
                return complete(latest.withoutBudget());
            }
            LOG.debug("{} is repeated in {} ms, since it was {}", request.operation(), delay.toMillis(), attempt);
            tokenReady = false;
            if (!attempt.isHeldBy(limiter)
                    && parks(ready -> client.scheduler().schedule(ready, delay.toNanos(), TimeUnit.NANOSECONDS))) {
                return false;
            }
        }
    }

    /**
     * Ends with a failure, unless what was wanted is there all the same.
     *
     * @param conflict says that something has the reference already; {@code null} when nobody has said so
     */
    private boolean fail(CallResult failed, ApiResponse conflict) {
        boolean sought = conflict != null
                || failed.unknown() && request.operation().repetition().lookup() != null && request.hasReference();
        if (!sought || conflict == null && !tries.lookUp()) {
            return complete(sought ? failed.withoutBudget() : failed);
        }
        return find(new ExistingObjectLookup(request, failed, conflict));
    }

    private boolean find(ExistingObjectLookup existing) {
        for (ApiRequest lookup = existing.next(); lookup != null; lookup = existing.next()) {
            LOG.debug("{} has failed: what it was to make is looked for by its reference", request.operation());
            if (!new Call(client, lookup, context, made, tries.within(lookup.operation()), (list, sync) -> {
                if (sync) {
                    existing.listed(list);
                    return;
                }
                async = true;
                make(() -> {
                    existing.listed(list);
                    return find(existing);
                });
            }).run()) {
                return false;
            }
        }
        return complete(existing.result());
    }

    private boolean waitsForToken() throws InterruptedException {
        tokenReady = true;
        request = request.withAwaited(null);
        CompletableFuture<AccessToken> pending = request.credentials().pending();
        return pending != null && !pending.isDone() && parks(ready -> pending.whenComplete((token, failure) -> ready.run()));
    }

    private boolean waitsFor(CompletableFuture<AccessToken> pending) throws InterruptedException {
        return parks(ready -> pending.whenComplete((token, failure) -> {
            request = request.withAwaited(token);
            ready.run();
        }));
    }

    private boolean waitsForPermit() throws InterruptedException {
        denied = false;
        permit = limiter.tryAcquire(operation());
        return permit == null && parks(ready -> {
            onGrant = ready;
            limiter.await(this);
        });
    }

    @Override
    public void granted(Permit granted) {
        permit = granted;
        denied = granted == null;
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
        waited = true;
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
        return failure(new RejectedExecutionException(why, cause), true, null);
    }

    private CallResult failure(Throwable thrown, boolean retryable, Duration retryAfter) {
        return CallResult.failure(null, thrown, tries.isUnknown(), retryable, retryAfter, attempts);
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
        tries.begin(waited ? System.nanoTime() : made);
        Attempt attempt = client.attempt(request, context.reader(), permit == null ? null : this);
        pausedFor = limiter == null ? null : attempt.pause(limiter, permit, patience());
        giveBack();
        attempts += attempt.sendings();
        return attempt;
    }

    @Override
    public void departs() {
        permit = limiter.sent(permit);
    }
}
