package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.URI;
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

import io.github.camelsendcloud.sandbox.internal.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop that makes random requests, and remembers what the responses tell. For one thread. */
final class LoadingShop implements AutoCloseable {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final int ORDERS = 200;

    private final Account account;
    private final KeepAliveClient client;
    private final String basic;
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
    LoadingShop(Sandbox sandbox, Account account, AtomicInteger references, long seed) throws IOException {
        this.account = account;
        this.client = new KeepAliveClient(sandbox);
        this.basic = TestClient.basic(account.publicKey(), account.secretKey());
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
        KeepAliveClient.Response response = post(
                "/api/v3/shipments/announce", TestClient.shipmentWith("external_reference_id", "\"" + reference + "\""),
                201, 409);
        String id = response.at("/data/id");
        if (response.status() == 409) {
            existing.add(Map.entry(reference, id));
            return;
        }
        created.put(reference, id);
        String parcel = response.at("/data/parcels/0/id");
        parcels.add(parcel);
        open.add(Map.entry(id, parcel));
    }

    private void parcel() throws IOException {
        parcels.add(post("/api/v2/parcels", TestClient.PARCEL, 200).at("/parcel/id"));
    }

    private void deletedParcel() throws IOException {
        String parcel = TestClient.PARCEL.replace("\"request_label\": true, ", "");
        String id = post("/api/v2/parcels", parcel, 200).at("/parcel/id");
        assertThat(post("/api/v2/parcels/" + id + "/cancel", "", 200).at("/status")).isEqualTo("deleted");
    }

    private void read() throws IOException {
        if (!open.isEmpty()) {
            Map.Entry<String, String> shipment = open.get(random.nextInt(open.size()));
            assertThat(get("/api/v3/shipments/" + shipment.getKey()).at("/data/parcels/0/id"))
                    .isEqualTo(shipment.getValue());
        }
    }

    /** Reads two pages, which have no shipment in common. */
    private void list() throws IOException {
        KeepAliveClient.Response first = get("/api/v3/shipments?page_size=5");
        String next = next(first.head());
        if (next != null) {
            URI address = URI.create(next);
            KeepAliveClient.Response second = get(address.getRawPath() + "?" + address.getRawQuery());
            Set<String> ids = new LinkedHashSet<>();
            for (KeepAliveClient.Response page : List.of(first, second)) {
                Json.read(page.body()).path("data").forEach(row -> assertThat(ids.add(row.path("id").asText())).isTrue());
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
        orders.add(post("/api/v3/orders", "[" + order + "]", 200, 201).at("/data/0/id"));
    }

    private void token() throws IOException {
        tokens++;
        calls++;
        String token = client.send("POST", "/oauth2/token", basic, "application/x-www-form-urlencoded",
                "grant_type=client_credentials").at("/access_token");
        KeepAliveClient.Response response = client.send("GET", TestClient.METADATA, "Bearer " + token, null, "");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
    }

    private KeepAliveClient.Response get(String path) throws IOException {
        calls++;
        KeepAliveClient.Response response = client.send("GET", path, basic, null, "");
        assertThat(response.status()).as(path).isEqualTo(200);
        return response;
    }

    private KeepAliveClient.Response post(String path, String json, Integer... statuses) throws IOException {
        calls++;
        KeepAliveClient.Response response = client.send("POST", path, basic, "application/json", json);
        assertThat(response.status()).as(response.body()).isIn((Object[]) statuses);
        return response;
    }

    /** The address of the next page in the headers of a page; null for none. */
    static String next(String headers) {
        Matcher matcher = NEXT.matcher(headers);
        return matcher.find() ? matcher.group(1) : null;
    }

    @Override
    public void close() throws IOException {
        client.close();
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
