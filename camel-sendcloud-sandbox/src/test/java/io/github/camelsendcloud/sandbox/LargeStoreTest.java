package io.github.camelsendcloud.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Ids;
import io.github.camelsendcloud.sandbox.internal.data.Order;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Settings;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.documents.LabelPrinter;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.orders.OrdersApi;
import io.github.camelsendcloud.sandbox.internal.parcels.ParcelsApi;
import io.github.camelsendcloud.sandbox.internal.shipments.ShipmentsApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists and look-ups of a store with many parcels do not read all parcels. The test measures the time of the processor:
 * a busy machine does not change this time much.
 */
class LargeStoreTest {

    private static final int PARCELS = 100_000;
    private static final Duration LIMIT = Duration.ofMillis(12);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Router ROUTER = new Router(ErrorResponses::notInSandbox);
    private static final Store STORE
            = new Store(new StoreContext(new Ids(), new SandboxClock(), new Settings()), (store, parcel) -> {
            });

    @BeforeAll
    static void fill() {
        new ParcelsApi().addTo(ROUTER);
        new ShipmentsApi(new LabelPrinter()).addTo(ROUTER);
        new OrdersApi().addTo(ROUTER);
        ObjectNode fields = (ObjectNode) Json.read(TestClient.SHIPMENT);
        fields.remove("parcels");
        ObjectNode details = Json.object();
        for (int i = 0; i < PARCELS; i++) {
            Shipment shipment = STORE.newShipment(fields.deepCopy().put("order_number", "O-" + i), Json.object());
            shipment.addParcel(1_000_000 + i, details, ParcelStatus.ANNOUNCING).status(ParcelStatus.READY_TO_SEND);
            STORE.add(shipment);
            STORE.add(new Order(
                    1000 + i, Json.object().put("order_id", "I-" + i).put("order_number", "O-" + i),
                    STORE.clock().now()));
        }
    }

    @ParameterizedTest
    @CsvSource({
            "/api/v2/parcels, '', 100, \"id\":1099999",
            "/api/v2/parcels, cursor=cD0xMDUwMDAw, 100, \"id\":1049999",
            "/api/v2/parcels, order_number=O-77777, 1, \"id\":1077777",
            "/api/v2/parcels, tracking_number=3SYZXG1077777, 1, \"id\":1077777",
            "/api/v2/parcels, 'ids=1077777', 1, \"id\":1077777",
            "/api/v3/shipments, '', 40, \"id\":1000000",
            "/api/v3/shipments, order_number=O-77777, 1, \"id\":1077777",
            "/api/v3/shipments, tracking_number=3SYZXG1077777, 1, \"id\":1077777",
            "/api/v3/orders, page_size=10, 10, I-9",
            "/api/v3/orders, order_id=I-77777, 1, I-77777",
            "/api/v3/orders, order_number=o-77777, 1, I-77777" })
    void aPageOrALookUpTakesAFewMilliseconds(String path, String query, int size, String expected) {
        ApiRequest request = new ApiRequest(
                "GET", path, Map.of(), QueryParameters.parse(query), Map.of(), new byte[0], "http://localhost",
                Integration.DEFAULT, STORE);
        String body = new String(ROUTER.route(request).bytes());
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            ApiResponse response = ROUTER.route(request);
            fastest = Math.min(fastest, THREADS.getCurrentThreadCpuTime() - start);
            assertThat(response.status()).isEqualTo(200);
        }

        assertThat(body).contains(expected);
        assertThat(Json.read(body).path(path.contains("v2") ? "parcels" : "data")).hasSize(size);
        assertThat(Duration.ofNanos(fastest)).isLessThan(LIMIT);
    }
}
