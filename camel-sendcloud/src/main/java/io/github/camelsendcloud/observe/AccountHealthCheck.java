package io.github.camelsendcloud.observe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.api.AccountStatus;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Checks an account by the results of its calls. The check makes no call. Only readiness has this check, because a
 * restart of the application helps neither when Sendcloud refuses the keys nor when Sendcloud is down.
 */
final class AccountHealthCheck extends AbstractHealthCheck {

    private final SendcloudComponent component;
    private final String label;

    /** @param account one of the states of the account: an account may have several states */
    AccountHealthCheck(String id, SendcloudComponent component, AccountStatus account) {
        super("camel", id);
        this.component = component;
        this.label = account.label();
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        List<AccountStatus> states = component.accounts().stream().filter(one -> one.label().equals(label)).toList();
        if (states.isEmpty()) {
            result.up().message("The account is not in use any more");
            return;
        }
        Instant now = Instant.now();
        // a problem comes first, and then the latest call
        AccountVerdict worst = states.stream().map(state -> AccountVerdict.of(state, now))
                .max(Comparator.comparing((AccountVerdict one) -> !one.isUp()).thenComparing(
                        one -> one.status().calls().acceptedAt(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow();
        result.details(worst.details());
        String account = worst.status().account();
        component.limits().stream().filter(limit -> limit.account().equals(account)).forEach(limit -> {
            limit(result, limit.limit(), limit.pausedFor().isZero() ? null : now.plus(limit.pausedFor()));
            limit.paused().forEach((operation, left) -> limit(result, operation, now.plus(left)));
            if (limit.waiting() > 0) {
                result.detail("waiting." + limit.limit(), limit.waiting());
            }
        });
        component.retryBudgets().stream().filter(budget -> budget.account().equals(account)).forEach(
                budget -> result.detail("retriesLeft", budget.retries() + " of " + budget.reserve()));
        if (worst.isUp()) {
            result.up();
        } else {
            // Spring Boot shows the details of a check, and not its message
            result.down().message(worst.problem()).detail("problem", worst.problem());
        }
    }

    private static void limit(HealthCheckResultBuilder result, String paused, Instant until) {
        if (until != null) {
            result.detail("pausedUntil." + paused, AccountVerdict.text(until));
        }
    }
}
