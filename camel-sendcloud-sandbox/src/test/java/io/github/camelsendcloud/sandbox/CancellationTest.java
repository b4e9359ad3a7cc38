package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Ids;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Settings;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.shipments.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The effect of a cancellation depends on the status and on the age of the announcement. */
class CancellationTest {

    private static final String FAILING = TestClient.PARCEL.replace("\"id\": 8", "\"id\": 1002");
    private static final String TOO_LATE = "Shipped parcels, or parcels being shipped, can no longer be cancelled.";

    /** The two ways to cancel. */
    enum Version {
        V2("/api/v2/parcels/", "", "Parcel", 400),
        V3("/api/v3/shipments/", "/data", "Shipment", 409);

        private final String path;
        private final String data;
        private final String resource;
        private final int failure;

        Version(String path, String data, String resource, int failure) {
            this.path = path;
            this.data = data;
            this.resource = resource;
            this.failure = failure;
        }
    }

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @EnumSource
    void anAnnouncedParcelIsQueuedAndCancelledAtTheNextRead(Version version) throws IOException {
        String[] ids = create(TestClient.PARCEL);

        HttpResponse<String> first = cancel(version, ids);
        HttpResponse<String> second = cancel(version, ids);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(TestClient.at(first, version.data + "/status")).isEqualTo("queued");
        assertThat(TestClient.at(first, version.data + "/message"))
                .isEqualTo(version.resource + " cancellation has been queued");
        assertThat(second.statusCode()).isEqualTo(version.failure);
        assertThat(second.body()).contains("This shipment is already being cancelled.");
        assertThat(status(ids)).isEqualTo("2000");
        assertThat(cancel(version, ids).statusCode()).isEqualTo(version.failure);
    }

    @ParameterizedTest
    @EnumSource
    void aParcelThatTheCarrierDoesNotKnowYetIsCancelledAtOnce(Version version) throws IOException {
        ObjectNode body = (ObjectNode) Json.read(TestClient.PARCEL);
        body.withObject("/parcel").put("request_label_async", true);
        String[] ids = create(body.toString());

        HttpResponse<String> response = cancel(version, ids);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(response, version.data + "/status")).isEqualTo("cancelled");
        assertThat(TestClient.at(response, version.data + "/message")).isEqualTo(version.resource + " has been cancelled");
        assertThat(status(ids)).isEqualTo("2000");
    }

    @ParameterizedTest
    @EnumSource
    void aParcelWithoutALabelIsDeletedAndTheSecondRequestGetsA410(Version version) throws IOException {
        String[] ids = create(TestClient.PARCEL.replace("true", "false"));

        assertThat(cancel(version, ids).statusCode()).isEqualTo(200);
        HttpResponse<String> again = cancel(version, ids);

        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(TestClient.at(again, version.data + "/status")).isEqualTo("deleted");
        assertThat(TestClient.at(again, version.data + "/message")).isEqualTo(version.resource + " has been deleted");
        assertThat(client.get("/api/v2/parcels/" + ids[0]).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void aParcelWhoseAnnouncementFailedIsDeletedWithA410(Version version) throws IOException {
        String[] ids = create(FAILING);

        assertThat(cancel(version, ids).statusCode()).isEqualTo(410);
        assertThat(client.get("/api/v2/parcels/" + ids[0]).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/v3/shipments/" + ids[1]).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "DELIVERED", "PARCEL_EN_ROUTE", "RETURNED_TO_SENDER" })
    void aShippedParcelCannotBeCancelled(String status) throws IOException {
        String[] ids = create(TestClient.PARCEL);
        sandbox.parcelStatus(Long.parseLong(ids[0]), status);

        for (Version version : Version.values()) {
            HttpResponse<String> response = cancel(version, ids);
            assertThat(response.statusCode()).isEqualTo(version.failure);
            assertThat(response.body()).contains(TOO_LATE);
        }
    }

    @Test
    void aParcelCanBeCancelledFor42Days() {
        Store store = new Store(
                new StoreContext(new Ids(), new SandboxClock(), new Settings()), (changed, parcel) -> {
                });
        Shipment shipment = store.newShipment(Json.object(), Json.object());
        shipment.addParcel(7, Json.object(), ParcelStatus.ANNOUNCING).status(ParcelStatus.READY_TO_SEND);
        store.add(shipment);

        store.clock().advance(Duration.ofDays(42).minusHours(1));
        assertThat(shipment.canBeCancelled()).isTrue();
        store.clock().advance(Duration.ofHours(2));
        assertThat(Cancellation.of(shipment)).isEqualTo(Cancellation.TOO_LATE);
        assertThat(shipment.has(ParcelStatus.READY_TO_SEND)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownParcelGetsA404(Version version) throws IOException {
        assertThat(cancel(version, "1", "unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void theCancellationOfOneParcelCancelsTheWholeShipment() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        shipment.withArray("/parcels").add(shipment.at("/parcels/0").deepCopy());
        HttpResponse<String> created = client.post("/api/v3/shipments/announce", shipment.toString());

        cancel(Version.V2, TestClient.at(created, "/data/parcels/1/id"), "");

        HttpResponse<String> read = client.get("/api/v3/shipments/" + TestClient.at(created, "/data/id"));
        assertThat(TestClient.at(read, "/data/parcels/0/status/code")).isEqualTo("CANCELLED");
        assertThat(TestClient.at(read, "/data/parcels/1/status/code")).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @EnumSource
    void aShipmentWithALabelAndAParcelWithoutIsCancelledAndNotRemoved(Version version) throws IOException {
        String two = TestClient.PARCEL.replace("true", "false").replace("\"weight\"", "\"quantity\": 2, \"weight\"");
        HttpResponse<String> created = client.post("/api/v2/parcels", two);
        String[] ids = { TestClient.at(created, "/parcels/1/id"), TestClient.at(created, "/parcels/1/colli_uuid") };
        String bought = TestClient.at(created, "/parcels/0/id");
        client.send("PUT", "/api/v2/parcels", "{\"parcel\": {\"id\": " + bought + ", \"request_label\": true}}");

        assertThat(cancel(version, ids).statusCode()).isEqualTo(202);
        assertThat(status(new String[] { bought })).isEqualTo("2000");
    }

    @Test
    void aShipmentWhoseAnnouncementHasHalfFailedIsCancelledAndNotRemoved() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        ((ObjectNode) shipment.withArray("/parcels").add(shipment.at("/parcels/0").deepCopy()).at("/0/weight"))
                .put("value", MagicValue.REFUSED.weight().toPlainString());
        HttpResponse<String> created = client.post("/api/v3/shipments/announce", shipment.toString());
        assertThat(sandbox.labels()).hasSize(1);

        String[] ids = { "", TestClient.at(created, "/data/id") };

        assertThat(cancel(Version.V3, ids).statusCode()).isEqualTo(202);
        assertThat(cancel(Version.V3, ids).statusCode()).isEqualTo(409);
        assertThat(client.get("/api/v3/shipments/" + ids[1]).statusCode()).isEqualTo(200);
    }

    /** The id of the parcel and the id of its shipment. */
    private String[] create(String parcel) throws IOException {
        HttpResponse<String> created = client.post("/api/v2/parcels", parcel);
        return new String[] { TestClient.at(created, "/parcel/id"), TestClient.at(created, "/parcel/colli_uuid") };
    }

    private HttpResponse<String> cancel(Version version, String... ids) throws IOException {
        return client.post(version.path + (version == Version.V2 ? ids[0] : ids[1]) + "/cancel", "");
    }

    private String status(String[] ids) throws IOException {
        return TestClient.at(client.get("/api/v2/parcels/" + ids[0]), "/parcel/status/id");
    }
}
