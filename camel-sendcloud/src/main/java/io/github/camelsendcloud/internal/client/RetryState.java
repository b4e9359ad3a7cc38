package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.client.ClientOptions.RetryPolicy;

/**
 * The attempts of a call. This class decides whether the outcome of the call is known, and at what time the next
 * attempt begins.
 */
final class RetryState {

    private final Operation operation;
    private final RetryPolicy policy;
    private final RetryBudget budget;
    private int retries;
    /** The number of retries that the call has taken from the budget and not returned. */
    private int taken;
    /** The number of lookups that the call has taken from the budget and not returned: 0 or 1. */
    private int takenForLookup;
    private boolean lookup;
    private boolean begun;
    private long begin;
    /** Whether an attempt may have been processed. */
    private boolean ambiguous;

    RetryState(Operation operation, CallPolicy policy) {
        this(operation, policy.retries(), policy.budget());
    }

    private RetryState(Operation operation, RetryPolicy policy, RetryBudget budget) {
        this.operation = operation;
        this.policy = policy;
        this.budget = budget;
    }

    /** The state of a lookup of this call. The lookup has the remaining retries and the remaining time of this call. */
    RetryState within(Operation other) {
        RetryState lookup = new RetryState(other, policy, budget);
        lookup.lookup = true;
        lookup.taken = takenForLookup;
        takenForLookup = 0;
        lookup.retries = retries;
        lookup.begun = begun;
        lookup.begin = begin;
        return lookup;
    }

    /** Whether the call is a lookup, which is a part of another call. */
    boolean isLookup() {
        return lookup;
    }

    /** Records the begin of an attempt, as {@link System#nanoTime()}. */
    void begin(long time) {
        if (!begun) {
            begun = true;
            begin = time;
        }
    }

    /** Records the failure of an attempt. */
    void failed(Attempt attempt) {
        ambiguous |= attempt.failure().isAmbiguous();
        if (attempt.thrown() == null && attempt.failure().isDefinite()) {
            responded();
        }
    }

    /** Records the end of the call. */
    void ended(CallResult result) {
        if (result.success()) {
            responded();
        }
    }

    /** Records that Sendcloud has responded to the call: the retries were useful. */
    private void responded() {
        budget.responded(taken);
        taken = 0;
    }

    /**
     * Takes a retry.
     *
     * @param  free whether the rate limiter limits the number of retries, so that the retry takes nothing from the
     *              budget
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
     * Takes a lookup. A lookup is an additional request, so the budget limits lookups too.
     *
     * @return false when the retry budget of the account is used up
     */
    boolean takeLookup() {
        boolean allowed = budget.take();
        takenForLookup = allowed ? 1 : 0;
        return allowed;
    }

    /** Whether the time for retries is over. */
    boolean isLate() {
        return System.nanoTime() - begin > policy.timeout().toNanos();
    }

    /**
     * Whether Sendcloud has rejected the latest attempt because an earlier attempt, whose response was lost, has
     * succeeded.
     */
    boolean isDone(Attempt latest) {
        return ambiguous && latest.thrown() == null
                && operation.retrySemantics().isAlreadyDone(latest.response().status(), latest.response().error());
    }

    /**
     * Whether an attempt may have been processed, and a second processing would do harm. The failure of a retry is no
     * evidence about the earlier attempts.
     */
    boolean isUnknown() {
        return ambiguous && operation.idempotency().mayDuplicate();
    }

    /** Whether the outcome of the call is unknown if no attempt follows the latest attempt. */
    boolean isUnknown(RetryRules.Verdict verdict, Attempt latest) {
        return isUnknown() || verdict == RetryRules.Verdict.OUTCOME_UNKNOWN || ambiguous && latest.response() != null
                && operation.retrySemantics().unclearStatuses().contains(latest.response().status());
    }

    /**
     * The wait before the next attempt.
     *
     * @param  retryAfter the wait that Sendcloud asks for; {@code null} for a response without the length of the wait
     * @param  pause      the pause of the rate limiter after such a response; {@code null} for no pause
     * @return            {@code null} for no further attempt: the wait is too long, or all retries are used
     */
    Duration delay(Duration retryAfter, Duration pause) {
        Duration delay = retryAfter != null
                ? retryAfter : policy.backOff(pause, retries + 1, ThreadLocalRandom.current().nextDouble());
        long spent = System.nanoTime() - begin;
        boolean isOver = delay.compareTo(policy.maxRetryAfter()) > 0 || retries >= policy.maxRetries()
                || spent + delay.toNanos() > policy.timeout().toNanos();
        return isOver ? null : delay;
    }
}
