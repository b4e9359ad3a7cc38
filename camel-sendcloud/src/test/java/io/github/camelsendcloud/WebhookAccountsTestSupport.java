package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.sandbox.Account;
import org.junit.jupiter.api.BeforeEach;

/** Starts a component with two accounts of the sandbox, and sends webhooks of these accounts. */
abstract class WebhookAccountsTestSupport extends WebhookTestSupport {

    final Map<String, Object> accounts = new ConcurrentHashMap<>();
    Account one;
    Account two;

    abstract String hook(String options);

    @Override
    protected SendcloudConfiguration configuration() {
        return withAccountsOnly(super.configuration(), accounts);
    }

    @BeforeEach
    void addTwoShops() {
        sandbox().webhooks().retries(0);
        one = add("one");
        two = add("two");
    }

    Account add(String name) {
        return addAccount(accounts, name);
    }

    SendcloudAccount account(String name) {
        return (SendcloudAccount) accounts.get(name);
    }

    void open(String options) throws Exception {
        route(hook(options), "mock:events");
    }

    int send(Account account, String event) throws Exception {
        return send(account, "/hook", event);
    }

    int send(Account account, String path, String event) throws Exception {
        sandbox().webhooks().url(account.integration(), address(path).toString());
        return sandbox().webhooks().send(account.integration(), event).get(60, TimeUnit.SECONDS);
    }

    List<Object> received() {
        return getMockEndpoint("mock:events").getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(SendcloudConstants.ACCOUNT)).toList();
    }
}
