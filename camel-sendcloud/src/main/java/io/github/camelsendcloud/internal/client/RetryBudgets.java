package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.RetryBudgetStatus;

/** The retry budgets of all accounts: endpoints with the same account and option share one. */
final class RetryBudgets {

    /**
     * How long a budget that is not full is kept after its last use, so that a new endpoint does not begin with a full
     * one.
     */
    static final Duration KEPT = Duration.ofMinutes(10);

    /**
     * @param tokenUri  of the account, which tells two Sendclouds apart
     * @param publicKey of the account
     */
    private record Key(String tokenUri, String publicKey, int percent) {
    }

    private final Leases<Key, RetryBudget> budgets;

    /** @param timer looks after the budgets that no endpoint uses */
    public RetryBudgets(ScheduledExecutorService timer) {
        this.budgets = new Leases<>(RetryBudget::left, budget -> {
        }, timer);
    }

    /** The budget of an account, which must be given back. */
    public Leases<?, RetryBudget>.Lease acquire(String tokenUri, String publicKey, int percent) {
        return budgets.acquire(
                new Key(tokenUri, publicKey, percent), key -> new RetryBudget(percent, publicKey, System::nanoTime));
    }

    /** The state of each budget that has a bound. */
    public List<RetryBudgetStatus> status() {
        return budgets.values().values().stream().map(RetryBudget::status).filter(Objects::nonNull).toList();
    }

    /** How many budgets there are. */
    public int size() {
        return budgets.size();
    }
}
