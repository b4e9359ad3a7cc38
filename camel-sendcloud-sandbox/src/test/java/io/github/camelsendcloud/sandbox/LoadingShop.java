package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop that makes random requests, and remembers what the responses tell. For one thread. */
final class LoadingShop {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final int ORDERS = 200;

    private final Account account;
    private final TestClient client;
    private final AtomicInteger references;
    private final Random random;
    private final Map<String, String> created = new HashMap<>();
    private final List<Map.Entry<String, String>> existing = new ArrayList<>();
    private final List<String> parcels = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private final Set<String> orders = new LinkedHashSet<>();
    /** The ids of the shipments that this shop has announced and has not cancelled, with the ids of their parcels. */
    private final List<Map.Entry<String, String>> open = new ArrayList<>();
    private int calls;
    private int tokens;

    /**
     * @param references the number of references that the shops of the account have used
     */
    LoadingShop(Sandbox sandbox, Account account, AtomicInteger references, long seed) {
        this.account = account;
        this.client = TestClient.of(sandbox, account);
        this.references = references;
        this.random = new Random(seed);
    }

    void run(int requests) throws IOException {
        while (calls + tokens < requests) {
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5 -> announce();
                case 6, 7 -> parcel();
                case 8 -> deletedParcel();
                case 9, 10, 11 -> read();
                case 12, 13 -> list();
                case 14, 15 -> cancel();
                case 16, 17 -> order();
                default -> token();
            }
        }
    }

    /** Announces a shipment. Another shop uses each third reference at the same time. */
    private void announce() throws IOException {
        boolean repeats = random.nextInt(3) == 0;
        String reference = "R-" + (repeats ? references.get() : references.incrementAndGet());
        HttpResponse<String> response = post(
                "/api/v3/shipments/announce", TestClient.shipmentWith("external_reference_id", "\"" + reference + "\""),
                201, 409);
        String id = TestClient.at(response, "/data/id");
        if (response.statusCode() == 409) {
            existing.add(Map.entry(reference, id));
            return;
        }
        created.put(reference, id);
        String parcel = TestClient.at(response, "/data/parcels/0/id");
        parcels.add(parcel);
        open.add(Map.entry(id, parcel));
    }

    private void parcel() throws IOException {
        parcels.add(TestClient.at(post("/api/v2/parcels", TestClient.PARCEL, 200), "/parcel/id"));
    }

    private void deletedParcel() throws IOException {
        String parcel = TestClient.PARCEL.replace("\"request_label\": true, ", "");
        String id = TestClient.at(post("/api/v2/parcels", parcel, 200), "/parcel/id");
        assertThat(TestClient.at(post("/api/v2/parcels/" + id + "/cancel", "", 200), "/status")).isEqualTo("deleted");
    }

    private void read() throws IOException {
        if (!open.isEmpty()) {
            Map.Entry<String, String> shipment = open.get(random.nextInt(open.size()));
            assertThat(TestClient.at(get("/api/v3/shipments/" + shipment.getKey()), "/data/parcels/0/id"))
                    .isEqualTo(shipment.getValue());
        }
    }

    /** Reads two pages, which have no shipment in common. */
    private void list() throws IOException {
        HttpResponse<String> first = get("/api/v3/shipments?page_size=5");
        String next = next(first);
        if (next != null) {
            Set<String> ids = new LinkedHashSet<>();
            for (HttpResponse<String> page : List.of(first, get(next))) {
                TestClient.json(page).path("data").forEach(row -> assertThat(ids.add(row.path("id").asText())).isTrue());
            }
        }
    }

    private void cancel() throws IOException {
        if (!open.isEmpty()) {
            Map.Entry<String, String> shipment = open.remove(random.nextInt(open.size()));
            post("/api/v3/shipments/" + shipment.getKey() + "/cancel", "", 202);
            cancelled.add(shipment.getValue());
        }
    }

    private void order() throws IOException {
        int number = random.nextInt(ORDERS);
        String order = OrdersApiTest.ORDER.replace("\"A\"", "\"" + number + "\"").replace("N-A", "N-" + number)
                .replace("\"integration\": {\"id\": 1}", "\"integration\": {\"id\": " + account.id() + "}");
        JsonNode body = TestClient.json(post("/api/v3/orders", "[" + order + "]", 200, 201));
        orders.add(body.at("/data/0/id").asText());
    }

    private void token() throws IOException {
        tokens++;
        calls++;
        assertThat(client.withToken().status()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException {
        calls++;
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response;
    }

    private HttpResponse<String> post(String path, String json, Integer... statuses) throws IOException {
        calls++;
        HttpResponse<String> response = client.post(path, json);
        assertThat(response.statusCode()).as(response.body()).isIn((Object[]) statuses);
        return response;
    }

    /** The address of the next page; null for none. */
    static String next(HttpResponse<String> page) {
        Matcher matcher = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
        return matcher.find() ? matcher.group(1) : null;
    }

    /** The ids of the shipments that this shop has created, by their references. */
    Map<String, String> created() {
        return created;
    }

    /** The references of shipments that existed before, with the ids of the shipments. */
    List<Map.Entry<String, String>> existing() {
        return existing;
    }

    /** The ids of the announced parcels. */
    List<String> parcels() {
        return parcels;
    }

    /** The ids of the cancelled parcels. */
    List<String> cancelled() {
        return cancelled;
    }

    /** The ids of the created orders. */
    Set<String> orders() {
        return orders;
    }

    int calls() {
        return calls;
    }

    /** The number of issued tokens. */
    int tokens() {
        return tokens;
    }
}
