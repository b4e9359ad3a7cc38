package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelsendcloud.api.Operation;

/** The tries of a call so far: what they tell about its outcome, and when the next one may be made. */
final class RetryState {

    private final Operation operation;
    private final RetryPolicy policy;
    private final RetryBudget budget;
    private int retries;
    /** How many retries the call has taken from the budget and not given back. */
    private int taken;
    /** The same for the lookups of the call. */
    private int takenForLookup;
    private boolean begun;
    private long begin;
    /** Whether one of them may have been processed. */
    private boolean ambiguous;

    RetryState(Operation operation, CallPolicy traffic) {
        this(operation, traffic.retries(), traffic.budget());
    }

    private RetryState(Operation operation, RetryPolicy policy, RetryBudget budget) {
        this.operation = operation;
        this.policy = policy;
        this.budget = budget;
    }

    /** Those of a call that belongs to this one: it is not repeated more often and takes no longer. */
    RetryState within(Operation other) {
        RetryState tries = new RetryState(other, policy, budget);
        tries.taken = takenForLookup;
        takenForLookup = 0;
        tries.retries = retries;
        tries.begun = begun;
        tries.begin = begin;
        return tries;
    }

    /** One is made at that time. */
    void begin(long time) {
        if (!begun) {
            begun = true;
            begin = time;
        }
    }

    /** One has failed. */
    void failed(Attempt attempt) {
        ambiguous |= attempt.failure().isAmbiguous();
        if (attempt.thrown() == null && attempt.failure().isDefinite()) {
            answered();
        }
    }

    /** The call has ended. */
    void ended(CallResult result) {
        if (result.success()) {
            answered();
        }
    }

    /** Sendcloud has answered the call: its retries were of use. */
    private void answered() {
        budget.answered(taken);
        taken = 0;
    }

    /**
     * There is to be another.
     *
     * @param  free whether a limiter bounds the number of retries, so that the retry takes nothing from the budget
     * @return      false when the retry budget of the account is used up
     */
    boolean take(boolean free) {
        if (!free && !budget.take()) {
            return false;
        }
        retries++;
        taken += free ? 0 : 1;
        return true;
    }

    /**
     * A lookup is to tell what became of the latest: a request more, which is of no use in an outage either.
     *
     * @return false when the retry budget of the account is used up
     */
    boolean takeLookup() {
        boolean allowed = budget.take();
        takenForLookup = allowed ? 1 : 0;
        return allowed;
    }

    /** Whether it is too late for another. */
    boolean isLate() {
        return System.nanoTime() - begin > policy.timeout().toNanos();
    }

    /** The latest was refused since one before, whose answer was lost, has done the work. */
    boolean isDone(Attempt latest) {
        return ambiguous && latest.thrown() == null
                && operation.repetition().isDone(latest.response().status(), latest.response().error());
    }

    /**
     * Whether the work may be done, and may not be done twice. That a repetition fails tells nothing about the first
     * try.
     */
    boolean isUnknown() {
        return ambiguous && operation.repeatability().mayHarm();
    }

    /** The same after a failure that nothing follows. */
    boolean isUnknown(RetryRules.Verdict verdict, Attempt latest) {
        return isUnknown() || verdict == RetryRules.Verdict.OUTCOME_UNKNOWN || ambiguous && latest.response() != null
                && operation.repetition().unclear().contains(latest.response().status());
    }

    /**
     * How long to wait before the next one.
     *
     * @param  retryAfter what the server asked for; {@code null} when it did not say
     * @param  pause      how long the account makes no such call, though the server did not say; {@code null} for none
     * @return            {@code null} when that is longer than anybody wants to wait here, or there have been enough
     */
    Duration delay(Duration retryAfter, Duration pause) {
        Duration delay = retryAfter != null
                ? retryAfter : policy.backOff(pause, retries + 1, ThreadLocalRandom.current().nextDouble());
        long spent = System.nanoTime() - begin;
        boolean enough = delay.compareTo(policy.maxRetryAfter()) > 0 || retries >= policy.maxRetries()
                || spent + delay.toNanos() > policy.timeout().toNanos();
        return enough ? null : delay;
    }
}
