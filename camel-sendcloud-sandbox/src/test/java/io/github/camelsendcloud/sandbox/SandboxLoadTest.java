package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many shops call a sandbox at the same time. Afterwards the data agree with all responses. */
class SandboxLoadTest {

    private static final int SHOPS = 32;
    private static final int REQUESTS = 600;
    private static final int KEPT_REQUESTS = 3000;
    private static final int KEPT_BYTES = 2_000_000;
    /** Each n-th shop belongs to the account with a webhook address. */
    private static final int WITH_WEBHOOKS = 8;

    private final Sandbox sandbox = Sandbox.builder().account("shop").account("webhooks")
            .keepRequests(KEPT_REQUESTS, KEPT_BYTES).start();
    private final Account shop = sandbox.account("shop");
    private final Account webhooks = sandbox.account("webhooks");
    private WebhookReceiver receiver;

    @BeforeEach
    void receiveWebhooks() throws IOException {
        receiver = new WebhookReceiver();
        sandbox.webhooks().url(webhooks.integration(), receiver.url("/"));
    }

    @AfterEach
    void close() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void theDataAgreeWithAllResponsesOfManyConcurrentRequests() throws Exception {
        Map<Account, List<LoadingShop>> shops = load();

        for (Account account : List.of(shop, webhooks)) {
            checkCounts(account, shops.get(account));
            checkReferences(shops.get(account));
            checkLists(account, shops.get(account));
        }
        checkWebhooks();
        assertThat(sandbox.requests().size() + sandbox.tokenRequests().size()).isEqualTo(KEPT_REQUESTS);
        assertThat(sandbox.requests().stream().mapToLong(RecordedRequest::size).sum()).isLessThanOrEqualTo(KEPT_BYTES);
    }

    private Map<Account, List<LoadingShop>> load() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SHOPS);
        Map<Account, List<LoadingShop>> shops = new HashMap<>();
        Map<Account, AtomicInteger> references = Map.of(shop, new AtomicInteger(), webhooks, new AtomicInteger());
        List<Future<?>> runs = new ArrayList<>();
        try {
            for (int i = 0; i < SHOPS; i++) {
                Account account = i % WITH_WEBHOOKS == 0 ? webhooks : shop;
                LoadingShop each = new LoadingShop(sandbox, account, references.get(account), i);
                shops.computeIfAbsent(account, a -> new ArrayList<>()).add(each);
                runs.add(threads.submit(() -> {
                    each.run(REQUESTS);
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return shops;
    }

    private static void checkReferences(List<LoadingShop> shops) {
        Map<String, String> created = new HashMap<>();
        shops.forEach(each -> each.created().forEach((reference, id) -> assertThat(created.put(reference, id))
                .as("a second shipment with the reference %s", reference).isNull()));
        int repeated = 0;
        for (LoadingShop each : shops) {
            repeated += each.existing().size();
            each.existing().forEach(existing -> assertThat(existing.getValue()).as(existing.getKey())
                    .isEqualTo(created.get(existing.getKey())));
        }
        assertThat(repeated).isGreaterThan(created.size() / 4);
    }

    /** The lists have each announced parcel, shipment and order exactly once. */
    private void checkLists(Account account, List<LoadingShop> shops) throws IOException {
        TestClient client = TestClient.of(sandbox, account);
        List<String> parcels = new ArrayList<>();
        for (String page = "/api/v2/parcels"; page != null;) {
            JsonNode body = TestClient.json(client.get(page));
            body.path("parcels").forEach(parcel -> parcels.add(parcel.path("id").asText()));
            page = Json.text(body, "next");
        }
        List<String> shipments = ids(client, "/api/v3/shipments?page_size=100");
        List<String> orders = ids(client, "/api/v3/orders?page_size=200");

        assertThat(parcels).containsExactlyInAnyOrderElementsOf(all(shops, LoadingShop::parcels));
        assertThat(shipments).hasSize(parcels.size()).doesNotHaveDuplicates()
                .containsAll(shops.stream().flatMap(each -> each.created().values().stream()).toList());
        assertThat(orders).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                shops.stream().flatMap(each -> each.orders().stream()).distinct().toList());
        assertThat(account.labels()).hasSameSizeAs(parcels);
        assertThat(account.labels()).filteredOn(BoughtLabel::cancelled).extracting(label -> "" + label.parcelId())
                .containsExactlyInAnyOrderElementsOf(all(shops, LoadingShop::cancelled));
    }

    private static List<String> ids(TestClient client, String path) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String page = path; page != null;) {
            HttpResponse<String> response = client.get(page);
            TestClient.json(response).path("data").forEach(row -> ids.add(row.path("id").asText()));
            page = LoadingShop.next(response);
        }
        return ids;
    }

    private static List<String> all(List<LoadingShop> shops, Function<LoadingShop, List<String>> part) {
        return shops.stream().flatMap(each -> part.apply(each).stream()).toList();
    }

    private static void checkCounts(Account account, List<LoadingShop> shops) {
        AccountCounts counts = account.counts();

        assertThat(counts.calls()).isEqualTo(sum(shops, LoadingShop::calls));
        assertThat(counts.tokensIssued()).isEqualTo(sum(shops, LoadingShop::tokens));
        assertThat(counts.refused()).isZero();
    }

    private static int sum(List<LoadingShop> shops, ToLongFunction<LoadingShop> part) {
        return (int) shops.stream().mapToLong(part).sum();
    }

    /** The webhooks of a parcel arrive in the order of its statuses. No webhook is lost or doubled. */
    private void checkWebhooks() {
        Map<Long, List<Integer>> expected = new TreeMap<>();
        Store store = webhooks.store();
        synchronized (store) {
            for (Parcel parcel : store.parcels()) {
                expected.put(parcel.id(), parcel.history().stream().skip(1).map(change -> change.status().id()).toList());
            }
        }
        int all = expected.values().stream().mapToInt(List::size).sum();
        await().atMost(30, TimeUnit.SECONDS).until(() -> receiver.received().size() >= all);
        Map<Long, List<Integer>> arrived = new TreeMap<>();
        for (WebhookReceiver.Received webhook : receiver.received()) {
            JsonNode parcel = Json.read(webhook.body()).path("parcel");
            arrived.computeIfAbsent(parcel.path("id").asLong(), id -> new ArrayList<>())
                    .add(parcel.at("/status/id").asInt());
        }

        assertThat(arrived).isEqualTo(expected);
    }
}
