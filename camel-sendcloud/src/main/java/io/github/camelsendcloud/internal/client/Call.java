package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.internal.client.limit.Permit;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call from its beginning to its result. This class decides which state comes next. {@link CallState} has a drawing
 * of the states, {@link RetryRules} decides about retries, and {@link CallWait} waits.
 * <p>
 * A call has no lock. One thread at a time owns a call, and only the owner changes the state: see {@link CallWait}. The
 * rate limiter sets the permit, and the token request sets the request, just before the wait is over.
 */
final class Call implements CallWait.Waiter, Permit.Waiter, Transmission.SendTracker {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final SendcloudClient client;
    private final CallPolicy policy;
    private final CallContext context;
    private final CallResult.Callback callback;
    private final RateLimiter limiter;
    /** {@link System#nanoTime()} of the creation, which is the place in the waiting line of the account. */
    private final long created;
    private final RetryState retries;
    private final CallWait wait;
    private CallState state = CallState.NEW;
    private ApiRequest request;
    /** A thread that sets the permit just after the end of the call returns the permit. */
    private volatile Permit permit;
    /** Whether the latest wait for a permit ended without a permit. */
    private volatile boolean denied;
    private int attempts;
    /** The pause after a 429 without Retry-After; {@code null} if the latest attempt has caused no such pause. */
    private Duration pausedFor;
    /** The result of the latest attempt, if no other attempt follows; {@code null} before the first failure. */
    private CallResult latest;
    /** The lookup; {@code null} before {@link CallState#LOOKING_UP}. */
    private ExistingObjectLookup lookup;
    /** The result of the latest call of the lookup; {@code null} before the first such call. */
    private CallResult listed;

    /** @param created {@link System#nanoTime()} */
    Call(SendcloudClient client, CallPolicy policy, ApiRequest request, CallContext context, long created,
         RetryState retries, CallResult.Callback callback) {
        this.client = client;
        this.policy = policy;
        this.request = request;
        this.context = context;
        this.callback = callback;
        this.limiter = policy.limiter(request.operation().limit());
        this.created = created;
        this.retries = retries;
        this.wait = new CallWait(this, client, context);
    }

    @Override
    public long sequence() {
        return created;
    }

    @Override
    public String operation() {
        return request.operation().name();
    }

    @Override
    public Duration patience() {
        return policy.retries().maxRetryAfter();
    }

    /**
     * Begins or resumes the call, and returns when the call is done or waits. An exception ends the call. Only the
     * owner may call this method.
     *
     * @return whether the calling thread has called the callback
     */
    @Override
    public boolean run() {
        CallResult failed;
        try {
            return proceed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed = stopped("the thread that waited was interrupted", e);
        } catch (RuntimeException | Error e) {
            if (state == CallState.DONE) {
                // the callback has thrown the exception, after the delivery of the result
                throw e;
            }
            giveBack();
            failed = e instanceof RejectedExecutionException ? stopped(e.getMessage(), e) : failure(e, false, null);
        }
        complete(failed);
        return true;
    }

    private boolean proceed() throws InterruptedException {
        while (state != CallState.DONE) {
            boolean parked = switch (state) {
                case NEW, WAITING_TO_RETRY -> awaitToken();
                case WAITING_FOR_TOKEN -> next(CallState.WAITING_FOR_PERMIT);
                case WAITING_FOR_PERMIT -> limiter == null || permit != null ? attempt() : awaitPermit();
                case LOOKING_UP -> lookUp();
                case SENDING, DONE -> throw new IllegalStateException("A call does not resume in the state " + state);
            };
            if (parked) {
                return false;
            }
        }
        return true;
    }

    /** @return false, since the call does not wait */
    private boolean next(CallState next) {
        assert state.leadsTo(next) : state + " to " + next;
        state = next;
        return false;
    }

    private boolean awaitToken() throws InterruptedException {
        next(CallState.WAITING_FOR_TOKEN);
        request = request.withNewToken(false);
        CompletableFuture<?> pending = request.credentials().pending();
        return pending != null && !pending.isDone()
                && wait.park(() -> pending.whenComplete((token, failure) -> wait.over()));
    }

    /** Waits for another token, since Sendcloud has rejected the token of the latest attempt. */
    private boolean awaitAnotherToken() throws InterruptedException {
        next(CallState.WAITING_FOR_TOKEN);
        CompletableFuture<?> pending = request.credentials().replacement();
        return wait.park(() -> pending.whenComplete((token, failure) -> {
            request = request.withNewToken(failure == null);
            wait.over();
        }));
    }

    private boolean awaitPermit() throws InterruptedException {
        Duration pause = limiter.pause(operation());
        if (pause != null && (denied || pause.compareTo(patience()) > 0)) {
            return fail(failure(new PausedException(pause), true, pause), null);
        }
        denied = false;
        permit = limiter.tryAcquire(operation());
        return permit == null && wait.park(() -> limiter.await(this));
    }

    @Override
    public void granted(Permit granted) {
        permit = granted;
        denied = granted == null;
        wait.over();
    }

    private boolean attempt() throws InterruptedException {
        if (latest != null && retries.isLate()) {
            giveBack();
            return fail(latest, null);
        }
        Attempt attempt = send();
        if (attempt.failure() == FailureKind.TOKEN_REFUSED) {
            return awaitAnotherToken();
        }
        if (attempt.failure() == null || retries.isDone(attempt)) {
            return complete(CallResult.success(attempt.response(), attempts));
        }
        retries.failed(attempt);
        return retryOrFail(attempt);
    }

    private Attempt send() {
        next(CallState.SENDING);
        retries.begin(wait.hasWaited() ? System.nanoTime() : created);
        Attempt attempt = client.attempt(request, context.reader(), permit == null ? null : this);
        pausedFor = limiter == null ? null : attempt.pause(limiter, permit, patience());
        giveBack();
        attempts += attempt.sendings();
        return attempt;
    }

    @Override
    public void onSend() {
        permit = limiter.sent(permit);
    }

    private boolean retryOrFail(Attempt attempt) throws InterruptedException {
        RetryRules.Verdict verdict = RetryRules.decide(
                request.operation().idempotency(), attempt.failure(), request::hasReference);
        boolean retryable = verdict == RetryRules.Verdict.RETRY && attempt.resendable();
        Duration delay = retries.delay(attempt.retryAfter(), pausedFor);
        latest = CallResult.failure(
                attempt.response(), attempt.thrown(), retries.isUnknown(verdict, attempt), retryable,
                attempt.retryAfter() != null ? attempt.retryAfter() : pausedFor, attempts);
        if (!retryable || delay == null) {
            return fail(latest, verdict == RetryRules.Verdict.TAKE_EXISTING ? attempt.response() : null);
        }
        if (!retries.take(limiter != null && attempt.isRateLimited())) {
            return complete(latest.withoutBudget());
        }
        client.retried(request.operation(), attempt, delay);
        if (attempt.isHeldBy(limiter)) {
            return awaitToken();
        }
        next(CallState.WAITING_TO_RETRY);
        return wait.park(() -> client.scheduler().schedule(wait::over, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * Ends the call with a failure, unless a lookup finds the objects that the call should create.
     *
     * @param conflict the response with status 409, since the reference is in use; {@code null} for no such response
     */
    private boolean fail(CallResult failed, ApiResponse conflict) {
        boolean wanted = conflict != null
                || failed.unknown() && request.operation().retrySemantics().lookup() != null && request.hasReference();
        if (!wanted || conflict == null && !retries.takeLookup()) {
            return complete(wanted ? failed.withoutBudget() : failed);
        }
        lookup = new ExistingObjectLookup(request, failed, conflict);
        return next(CallState.LOOKING_UP);
    }

    private boolean lookUp() {
        if (listed != null) {
            lookup.listed(listed);
        }
        ApiRequest list = lookup.next();
        if (list == null) {
            return complete(lookup.result());
        }
        LOG.debug("{} has failed: a lookup by reference shows whether the objects exist", request.operation());
        return !new Call(client, policy, list, context, created, retries.within(list.operation()), this::listed).run();
    }

    private void listed(CallResult list, boolean sync) {
        listed = list;
        if (!sync) {
            wait.setAsync();
            run();
        }
    }

    /** @return false, since the call does not wait */
    private boolean complete(CallResult result) {
        next(CallState.DONE);
        retries.ended(result);
        if (client.listener().isActive() && !retries.isLookup()) {
            client.listener().callEnded(request.operation(), result.outcome(), System.nanoTime() - created);
        }
        if (!wait.isAsync()) {
            callback.done(result, true);
            return false;
        }
        boolean atRoute = client.executor().lend(true);
        try {
            callback.done(result, false);
        } finally {
            client.executor().lend(atRoute);
        }
        return false;
    }

    @Override
    public void stop(String reason, Throwable cause) {
        complete(stopped(reason, cause));
    }

    private CallResult stopped(String reason, Throwable cause) {
        giveBack();
        return failure(new RejectedExecutionException(reason, cause), true, null);
    }

    private CallResult failure(Throwable thrown, boolean retryable, Duration retryAfter) {
        return CallResult.failure(null, thrown, retries.isUnknown(), retryable, retryAfter, attempts);
    }

    @Override
    public void withdraw() {
        if (limiter != null) {
            limiter.withdraw(this);
        }
    }

    @Override
    public void giveBack() {
        Permit unused = permit;
        if (unused != null) {
            permit = null;
            limiter.done(unused);
        }
    }
}
