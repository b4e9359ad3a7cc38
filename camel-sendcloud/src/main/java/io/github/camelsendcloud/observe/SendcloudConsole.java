package io.github.camelsendcloud.observe;

import java.util.Collection;
import java.util.Map;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.api.RetryBudgetStatus;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * A dev console that shows the state of each account: the mode and the token, the latest refusal, the free permits, the
 * waiting exchanges, the pauses, and the remaining retries. The console shows no key and no token.
 */
@DevConsole(name = "sendcloud", displayName = "Sendcloud",
            description = "The tokens, limits and retry budgets of Sendcloud accounts")
public class SendcloudConsole extends AbstractDevConsole {

    public SendcloudConsole() {
        super("camel", "sendcloud", "Sendcloud", "The tokens, limits and retry budgets of Sendcloud accounts");
    }

    private Collection<SendcloudComponent> components() {
        return Components.of(getCamelContext()).values();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (SendcloudComponent component : components()) {
            text.append(String.format("Calls in flight: %d%n", component.getCallsInFlight()));
            component.accounts().forEach(account -> text.append(String.format("    %s%n", account.text())));
            for (LimitStatus limit : component.limits()) {
                text.append(
                        String.format(
                                "    account %s, limit %s: %d permits, %d waiting, paused for %d ms%n", limit.account(),
                                limit.limit(), limit.permits(), limit.waiting(), limit.pausedFor().toMillis()));
                limit.paused().forEach(
                        (operation, left) -> text.append(
                                String.format("        %s: paused for %d ms%n", operation, left.toMillis())));
            }
            for (RetryBudgetStatus budget : component.retryBudgets()) {
                text.append(
                        String.format(
                                "    account %s, retry budget %d %%: %d of %d retries left%s, %d denied%n", budget.account(),
                                budget.percent(), budget.retries(), budget.reserve(), budget.usedUp() ? ", used up" : "",
                                budget.denied()));
            }
        }
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray all = new JsonArray();
        for (SendcloudComponent component : components()) {
            JsonArray limits = new JsonArray();
            for (LimitStatus limit : component.limits()) {
                JsonObject one = new JsonObject();
                one.put("account", limit.account());
                one.put("limit", limit.limit());
                one.put("permits", limit.permits());
                one.put("waiting", limit.waiting());
                one.put("pausedForMillis", limit.pausedFor().toMillis());
                JsonObject operations = new JsonObject();
                limit.paused().forEach((operation, left) -> operations.put(operation, left.toMillis()));
                one.put("pausedOperationsForMillis", operations);
                limits.add(one);
            }
            JsonObject entry = new JsonObject();
            entry.put("callsInFlight", component.getCallsInFlight());
            entry.put("accounts", accounts(component));
            entry.put("limits", limits);
            entry.put("retryBudgets", budgets(component));
            all.add(entry);
        }
        JsonObject root = new JsonObject();
        root.put("components", all);
        return root;
    }

    private static JsonArray accounts(SendcloudComponent component) {
        JsonArray accounts = new JsonArray();
        for (AccountStatus account : component.accounts()) {
            JsonObject one = new JsonObject();
            one.put("name", account.name());
            one.put("account", account.account());
            one.put("mode", account.mode());
            one.put("integrationId", account.integrationId());
            AccountStatus.Refusal refusal = account.refusal();
            one.put("refusedStatus", refusal == null ? null : refusal.status());
            one.put("refusedAt", refusal == null ? null : refusal.at().toString());
            one.put("calls", calls(account.calls()));
            if (account.token() != null) {
                one.put("token", token(account.token()));
            }
            accounts.add(one);
        }
        return accounts;
    }

    private static JsonObject calls(AccountStatus.Calls calls) {
        JsonObject one = new JsonObject();
        one.put("acceptedAt", calls.acceptedAt() == null ? null : calls.acceptedAt().toString());
        one.put("refusedSince", calls.refused() == null ? null : calls.refused().at().toString());
        one.put("failures", calls.failures());
        one.put("latestFailure", calls.failure());
        return one;
    }

    private static JsonObject token(AccountStatus.Token token) {
        JsonObject one = new JsonObject();
        one.put("scopes", token.scopes());
        one.put("ageSeconds", token.age() == null ? null : token.age().toSeconds());
        one.put("expiresInSeconds", token.left() == null ? null : token.left().toSeconds());
        one.put("refreshes", token.refreshes());
        one.put("failures", token.failures());
        one.put("nextAttemptInMillis", token.pause().toMillis());
        return one;
    }

    private static JsonArray budgets(SendcloudComponent component) {
        JsonArray budgets = new JsonArray();
        for (RetryBudgetStatus budget : component.retryBudgets()) {
            JsonObject one = new JsonObject();
            one.put("account", budget.account());
            one.put("percent", budget.percent());
            one.put("retries", budget.retries());
            one.put("reserve", budget.reserve());
            one.put("usedUp", budget.usedUp());
            one.put("denied", budget.denied());
            budgets.add(one);
        }
        return budgets;
    }
}
