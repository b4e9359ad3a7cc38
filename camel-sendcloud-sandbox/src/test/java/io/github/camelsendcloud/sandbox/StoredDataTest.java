package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Order;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.data.StoreListener;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON of shipments and orders contains all data: a copy of the JSON gives the same responses. */
class StoredDataTest {

    private static final List<String> LISTS = List.of(
            "/api/v2/parcels", "/api/v3/shipments?page_size=100", "/api/v3/orders?page_size=200",
            "/api/v3/shipments?order_number=ORD-1", "/api/v3/shipments?parcel_status=CANCELLED",
            "/api/v2/parcels?external_reference=R-1", "/api/v3/orders?order_number=N-2");

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension(Sandbox.builder().account("first").account("copy"));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient first = TestClient.of(sandbox, sandbox.account("first"));
    private final TestClient copy = TestClient.of(sandbox, sandbox.account("copy"));
    /** The store of the first account. Each reset creates another store. */
    private Store store;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void aCopyOfTheJsonGivesTheSameResponses(long seed) throws IOException {
        store = sandbox.account("first").store();
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            change(random);
        }
        for (String list : LISTS) {
            first.get(list);
        }

        Store target = sandbox.account("copy").store();
        for (Shipment shipment : store.shipments()) {
            target.add(Shipment.of(target, copied(shipment.toJson())));
        }
        for (Order order : store.orders()) {
            target.add(Order.of(copied(order.toJson())));
        }

        for (String list : LISTS) {
            assertThat(copy.get(list).body()).as(list).isEqualTo(first.get(list).body());
        }
        for (Parcel parcel : store.parcels()) {
            Parcel restored = target.parcel(parcel.id());
            assertThat(restored.history()).isEqualTo(parcel.history());
            assertThat(restored.shipment().toJson()).isEqualTo(parcel.shipment().toJson());
        }
        assertThat(target.ids().nextParcel()).isNotIn(store.parcels().stream().map(Parcel::id).toList());
    }

    @Test
    void theListenerLearnsOfEachChangeAndRemoval() {
        store = sandbox.account("first").store();
        List<String> calls = new ArrayList<>();
        Store listened = new Store(
                new StoreContext(
                        store.ids(), store.clock(), store.settings()),
                new Recorder(calls));
        Shipment shipment = listened.newShipment((ObjectNode) Json.read(TestClient.SHIPMENT), Json.object());
        Parcel parcel = shipment.addParcel(7, Json.object(), ParcelStatus.NO_LABEL);
        shipment.changed();
        listened.add(shipment);
        parcel.details(Json.object());
        parcel.status(ParcelStatus.ANNOUNCING);
        listened.completeAnnouncements();
        listened.remove(shipment);
        Order order = new Order(5, Json.object().put("order_id", "A"), listened.clock().now());
        listened.add(order);
        listened.update(order, Json.object().put("order_id", "A"));
        listened.remove(order);
        listened.remove(order);

        assertThat(calls).containsExactly(
                "changed 7 NO_LABEL", "changed 7 NO_LABEL", "changed 7 ANNOUNCING", "status 7 ANNOUNCING",
                "changed 7 READY_TO_SEND", "status 7 READY_TO_SEND", "removed 7", "changed order 5", "changed order 5",
                "removed order 5");
    }

    private void change(Random random) throws IOException {
        int number = random.nextInt(6);
        switch (random.nextInt(8)) {
            case 0 -> first.post("/api/v2/parcels", v2(random, "external_reference", "\"R-" + number + "\""));
            case 1 -> first.post("/api/v2/parcels", v2(random, "quantity", String.valueOf(1 + number)));
            case 2 -> first.post("/api/v3/shipments/announce", TestClient.shipmentWith("external_reference_id", "\"S-1\""));
            case 3 -> first.post("/api/v3/shipments", TestClient.shipmentWith("total_order_price",
                    "{\"value\": 12.650, \"currency\": \"EUR\"}"));
            case 4 -> first.post("/api/v3/orders", "[" + OrdersApiTest.ORDER.replace("\"A\"", "\"" + number + "\"")
                    .replace("N-A", "N-" + number) + "]");
            case 5 -> first.post("/api/v2/parcels/" + anyParcel(random) + "/cancel", "");
            case 6 -> store.changeStatus(anyParcel(random), ParcelStatus.values()[random.nextInt(35)]);
            default -> first.send("PUT", "/api/v2/parcels", "{\"parcel\":{\"id\":" + anyParcel(random)
                                                            + ",\"name\":\"Zoë\",\"weight\":\"3.10\",\"request_label\":"
                                                            + random.nextBoolean() + "}}");
        }
    }

    private static String v2(Random random, String field, String json) {
        ObjectNode body = (ObjectNode) Json.read(TestClient.PARCEL.replace("\"id\": 8", "\"id\": "
                                                                                        + List.of("8", "1", "1002")
                                                                                                .get(random.nextInt(3))));
        body.withObject("/parcel").put("request_label", random.nextBoolean()).set(field, Json.read(json));
        return body.toString();
    }

    private long anyParcel(Random random) {
        List<Parcel> parcels = List.copyOf(store.parcels());
        return parcels.isEmpty() ? 1 : parcels.get(random.nextInt(parcels.size())).id();
    }

    /** The JSON as a program reads it from a file. */
    private static ObjectNode copied(ObjectNode json) throws IOException {
        return (ObjectNode) Json.read(Json.bytes(json));
    }

    private record Recorder(List<String> calls) implements StoreListener {

        @Override
        public void statusChanged(Store store, Parcel parcel) {
            calls.add("status " + parcel.id() + " " + parcel.status());
        }

        @Override
        public void changed(Shipment shipment) {
            calls.add("changed " + Store.key(shipment) + " " + shipment.parcels().get(0).status());
        }

        @Override
        public void removed(Shipment shipment) {
            calls.add("removed " + Store.key(shipment));
        }

        @Override
        public void changed(Order order) {
            calls.add("changed order " + order.id());
        }

        @Override
        public void removed(Order order) {
            calls.add("removed order " + order.id());
        }
    }
}
