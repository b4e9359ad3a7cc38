package io.github.camelsendcloud.internal.client;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.RetryBudgetStatus;

/** The retry budgets of all accounts. Endpoints with the same account and the same option value share a budget. */
final class RetryBudgets {

    /** The budgets by token address, which identifies the Sendcloud installation, id of the account and percentage. */
    private final Leases<List<Object>, RetryBudget> budgets;

    /** @param timer the timer that checks unused budgets */
    public RetryBudgets(ScheduledExecutorService timer) {
        this.budgets = new Leases<>(RetryBudget::left, budget -> {
        }, timer);
    }

    /** Returns the budget of an account. The lease must be closed. */
    public Leases<?, RetryBudget>.Lease acquire(String tokenUri, String account, int percent) {
        return budgets.acquire(
                List.of(tokenUri, account, percent), key -> new RetryBudget(percent, account, System::nanoTime));
    }

    /** The state of each budget with a limit, for monitoring. */
    public List<RetryBudgetStatus> status() {
        return budgets.values().values().stream().map(RetryBudget::status).filter(Objects::nonNull).toList();
    }

    /** The number of budgets. */
    public int size() {
        return budgets.size();
    }
}
