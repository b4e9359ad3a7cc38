package io.github.camelsendcloud.observe;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.api.RetryBudgetStatus;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Shows, of every account, how many calls may be made now, how many exchanges wait, what is paused, and how many
 * retries are left.
 */
@DevConsole(name = "sendcloud", displayName = "Sendcloud", description = "The limits and retry budgets of Sendcloud accounts")
public class SendcloudConsole extends AbstractDevConsole {

    public SendcloudConsole() {
        super("camel", "sendcloud", "Sendcloud", "The limits and retry budgets of Sendcloud accounts");
    }

    private List<SendcloudComponent> components() {
        return getCamelContext().getComponentNames().stream()
                .map(name -> getCamelContext().hasComponent(name))
                .filter(SendcloudComponent.class::isInstance)
                .map(SendcloudComponent.class::cast)
                .toList();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (SendcloudComponent component : components()) {
            text.append(String.format("Calls in flight: %d%n", component.getCallsInFlight()));
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
                                "    account %s, retry budget %d %%: %d of %d retries left%s, %d not made%n", budget.account(),
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
            entry.put("limits", limits);
            entry.put("retryBudgets", budgets(component));
            all.add(entry);
        }
        JsonObject root = new JsonObject();
        root.put("components", all);
        return root;
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
