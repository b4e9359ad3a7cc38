package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.api.RetryBudgetStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the retries of an account, so that the number of requests does not multiply during an outage of Sendcloud. A
 * retry takes its cost from the budget. A call with a response returns the cost of its retries to the budget. A call
 * without retries adds a percentage of the cost of one retry. Therefore useful retries are not limited. Useless retries
 * are limited by the reserve and by a percentage of the calls. Several threads may use an instance, without a lock: the
 * level is an atomic number.
 */
final class RetryBudget {

    /**
     * A budget that is not full is kept for this time after its last use, so that a new endpoint does not begin with a
     * full budget.
     */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** The number of retries in a full budget. */
    static final int RESERVE = 100;

    /** The cost of a retry. One percent of the cost is a whole number. */
    private static final long COST = 100;
    private static final long FULL = RESERVE * COST;
    /**
     * A budget that was used up stays used up until its level reaches this value, so that the state does not change
     * often.
     */
    private static final long ENOUGH = FULL / 10;
    private static final long WARNING_PERIOD = TimeUnit.MINUTES.toNanos(1);
    private static final int UNLIMITED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(RetryBudget.class);

    private final int percent;
    private final String account;
    private final LongSupplier nanoTime;
    private final AtomicLong level = new AtomicLong(FULL);
    private final AtomicLong denied = new AtomicLong();
    private final AtomicBoolean usedUp = new AtomicBoolean();
    /** The time of the latest warning. */
    private final AtomicLong warned;
    private volatile boolean ending;
    private volatile long changed;

    /**
     * @param percent  the number of retries beyond the reserve for 100 calls; 100 for no limit
     * @param account  the public key of the account, for the log
     * @param nanoTime a monotonic clock
     */
    RetryBudget(int percent, String account, LongSupplier nanoTime) {
        this.percent = percent;
        this.account = account;
        this.nanoTime = nanoTime;
        this.changed = nanoTime.getAsLong();
        this.warned = new AtomicLong(changed - WARNING_PERIOD);
    }

    /** A budget without a limit. */
    static RetryBudget unlimited() {
        return new RetryBudget(UNLIMITED, "", System::nanoTime);
    }

    /**
     * Takes the cost of a retry.
     *
     * @return false when the budget is used up
     */
    boolean take() {
        if (percent >= UNLIMITED) {
            return true;
        }
        long before = level.getAndUpdate(now -> now < COST ? now : now - COST);
        changed = nanoTime.getAsLong();
        if (before >= COST) {
            return true;
        }
        denied.incrementAndGet();
        if (usedUp.compareAndSet(false, true)) {
            begins();
        }
        return false;
    }

    private void begins() {
        long now = changed;
        long last = warned.get();
        if (now - last >= WARNING_PERIOD && warned.compareAndSet(last, now)) {
            ending = true;
            LOG.warn("The retry budget of account {} is used up: failed calls are not retried until Sendcloud responds again"
                     + " (option retryBudget={})",
                    account, percent);
        }
    }

    /**
     * Adds to the budget, since Sendcloud has responded to a call.
     *
     * @param retries the retries that the call has taken from the budget
     */
    void responded(int retries) {
        if (level.get() >= FULL || percent >= UNLIMITED) {
            return;
        }
        long back = retries == 0 ? percent : retries * COST;
        long now = level.accumulateAndGet(back, (before, more) -> Math.min(FULL, before + more));
        if (now >= ENOUGH && usedUp.get() && usedUp.compareAndSet(true, false) && ending) {
            ending = false;
            LOG.info("The retry budget of account {} is no longer used up: failed calls are retried again", account);
        }
    }

    /** The nanoseconds for which this budget still matters when no endpoint uses the budget; 0 for a full budget. */
    long left() {
        return level.get() >= FULL
                ? 0 : Math.max(0, KEPT.toNanos() - (nanoTime.getAsLong() - changed));
    }

    /** @return {@code null} for a budget without a limit */
    RetryBudgetStatus status() {
        return percent >= UNLIMITED
                ? null : new RetryBudgetStatus(
                        account, percent, (int) (level.get() / COST), RESERVE, usedUp.get(), denied.get());
    }
}
