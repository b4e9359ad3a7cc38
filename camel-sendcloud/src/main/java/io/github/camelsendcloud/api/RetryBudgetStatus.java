package io.github.camelsendcloud.api;

/**
 * The state of the retry budget of an account.
 *
 * @param account the public key
 * @param percent how many retries beyond the reserve there are for 100 calls, as the option {@code retryBudget} says
 * @param retries how many retries may be made now
 * @param reserve how many retries may be made when the budget is full
 * @param usedUp  whether failed calls are not retried, since the budget is used up
 * @param denied  how many retries were not made for that reason
 */
public record RetryBudgetStatus(String account, int percent, int retries, int reserve, boolean usedUp, long denied) {
}
