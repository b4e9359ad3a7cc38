package io.github.camelsendcloud.examples.manyaccounts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.SendcloudAccount;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudCredentials;
import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxBuilder;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Ships the orders of three shops with one route. Each shop has an account of its own in a sandbox. The keys of one
 * shop change while the route ships. The route is in {@code camel/ship-for-shops.yaml}.
 */
public final class ManyAccounts {

    static final List<String> SHOPS = List.of("berlin", "madrid", "paris");
    /** The number of orders of each shop. */
    static final int ORDERS = 20;

    private static final String COMPONENT = "camel.component.sendcloud.";

    private final Sandbox sandbox;
    private final ProducerTemplate producer;
    private final String order;

    private ManyAccounts(Sandbox sandbox, ProducerTemplate producer) throws IOException {
        this.sandbox = sandbox;
        this.producer = producer;
        try (InputStream file = ManyAccounts.class.getResourceAsStream("/order.json")) {
            order = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * What the run has done.
     *
     * @param shipments     the number of shipments of each shop
     * @param tokenRequests the number of token requests of each shop
     * @param failures      the number of orders that have failed
     * @param rejection     why the order of an unknown shop was not sent
     * @param accounts      the state of each account
     */
    record Report(
            Map<String, Integer> shipments, Map<String, Integer> tokenRequests, int failures, String rejection,
            List<String> accounts) {
    }

    /** Ships, prints a report and ends. */
    public static void main(String[] args) throws Exception {
        Report report = run();
        System.out.printf("%nShipping is done: %d orders have failed.%n", report.failures());
        report.shipments().forEach((shop, shipments) -> System.out.printf(
                "  %s: %d shipments, %d token requests%n", shop, shipments, report.tokenRequests().get(shop)));
        System.out.printf("The order of an unknown shop was not sent: %s%n", report.rejection());
        System.out.println("The component shows these accounts:");
        report.accounts().forEach(account -> System.out.println("  " + account));
        // ends Maven as well, where Maven runs this program: the report stays the last text on the screen
        System.exit(0);
    }

    static Report run() throws Exception {
        SandboxBuilder builder = Sandbox.builder();
        SHOPS.forEach(builder::account);
        Main camel = new Main();
        try (Sandbox sandbox = builder.start()) {
            camel.bind("shops", accounts(sandbox));
            camel.addInitialProperty(COMPONENT + "base-uri", sandbox.baseUri().toString());
            camel.addInitialProperty(COMPONENT + "service-points-uri", sandbox.servicePointsUri().toString());
            camel.addInitialProperty(COMPONENT + "token-uri", sandbox.tokenUri().toString());
            camel.start();
            Report report = new ManyAccounts(sandbox, camel.getCamelTemplate()).ship();
            List<String> states
                    = camel.getCamelContext().getComponent("sendcloud", SendcloudComponent.class).accounts().stream()
                            .map(AccountStatus::text).toList();
            return new Report(report.shipments(), report.tokenRequests(), report.failures(), report.rejection(), states);
        } finally {
            // a failed start leaves threads behind
            camel.shutdown();
        }
    }

    /** The accounts of the shops. The sandbox has the place of the vault that stores the keys. */
    private static Map<String, SendcloudAccount> accounts(Sandbox sandbox) {
        Map<String, SendcloudAccount> accounts = new ConcurrentHashMap<>();
        for (Account shop : sandbox.accounts()) {
            SendcloudAccount account = new SendcloudAccount();
            account.setCredentialsProvider(() -> keys(shop));
            account.setIntegrationId(shop.integration().id());
            accounts.put(shop.name(), account);
        }
        return accounts;
    }

    private static SendcloudCredentials keys(Account shop) {
        Integration present = shop.integration();
        return new SendcloudCredentials(present.publicKey(), present.secretKey());
    }

    private Report ship() throws Exception {
        List<CompletableFuture<Exchange>> orders = new ArrayList<>(sendOrders(1, ORDERS / 2));
        for (CompletableFuture<Exchange> firstOfShop : orders.subList(0, SHOPS.size())) {
            firstOfShop.get();
        }
        System.out.println("The account paris gets new keys: the old keys and the old token are invalid at once");
        sandbox.account("paris").rotateKeys(KeyRotation.atOnce().revokingTokens());
        orders.addAll(sendOrders(ORDERS / 2 + 1, ORDERS));
        int failures = 0;
        for (CompletableFuture<Exchange> order : orders) {
            failures += order.get().getException() == null ? 0 : 1;
        }
        Exception rejection = send("rome", 1).get().getException();
        Map<String, Integer> shipments = new TreeMap<>();
        Map<String, Integer> tokenRequests = new TreeMap<>();
        for (Account shop : sandbox.accounts()) {
            shipments.put(shop.name(), shipments(shop.name()));
            tokenRequests.put(shop.name(), shop.counts().tokenRequests());
        }
        return new Report(shipments, tokenRequests, failures, rejection.getMessage(), List.of());
    }

    private int shipments(String shop) {
        return (int) sandbox.requests().stream().filter(request -> shop.equals(request.account()) && request.status() < 300)
                .count();
    }

    private List<CompletableFuture<Exchange>> sendOrders(int first, int last) {
        List<CompletableFuture<Exchange>> orders = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            for (String shop : SHOPS) {
                orders.add(send(shop, number));
            }
        }
        return orders;
    }

    private CompletableFuture<Exchange> send(String shop, int number) {
        return producer.asyncSend("direct:orders", exchange -> {
            exchange.getMessage().setBody(order);
            exchange.getMessage().setHeader("shop", shop);
            exchange.getMessage().setHeader("order", shop + "-" + number);
        });
    }
}
