package io.github.camelsendcloud.api;

/**
 * The state of the retry budget of an account.
 *
 * @param account the public key
 * @param percent the number of retries beyond the reserve for 100 calls, see the option {@code retryBudget}
 * @param retries the number of retries that the budget allows now
 * @param reserve the number of retries in a full budget
 * @param usedUp  whether failed calls are not retried, since the budget is used up
 * @param denied  the number of retries that the budget has denied
 */
public record RetryBudgetStatus(String account, int percent, int retries, int reserve, boolean usedUp, long denied) {
}
