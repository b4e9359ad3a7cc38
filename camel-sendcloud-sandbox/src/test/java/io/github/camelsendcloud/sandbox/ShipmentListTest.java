package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The list of shipments of API v3 has pages and filters. */
class ShipmentListTest {

    private static final String SHIPMENTS = "/api/v3/shipments";
    private static final String ANNOUNCE = SHIPMENTS + "/announce";
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void theListIsReadPageByPageInBothDirections() throws IOException {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id"));
        }

        HttpResponse<String> first = client.get(SHIPMENTS + "?order_number=ORD-1&page_size=2");
        HttpResponse<String> second = client.get(next(first));
        client.post(ANNOUNCE, TestClient.SHIPMENT.replace("ORD-1", "ORD-other"));
        HttpResponse<String> third = client.get(next(second));

        assertThat(ids(first)).isEqualTo(created.subList(0, 2));
        assertThat(ids(second)).isEqualTo(created.subList(2, 4));
        assertThat(ids(third)).isEqualTo(created.subList(4, 5));
        assertThat(first.headers().firstValue("Link").orElse("")).doesNotContain("prev");
        assertThat(third.headers().firstValue("Link").orElse("")).doesNotContain("next").contains("rel=\"prev\"");
        String previous = third.headers().firstValue("Link").orElse("").replaceAll("<([^>]*)>.*", "$1");
        assertThat(ids(client.get(previous))).isEqualTo(created.subList(2, 4));
    }

    @Test
    void anInvalidCursorGetsA404AndAnInvalidPageSizeA400() throws IOException {
        assertThat(TestClient.at(client.get(SHIPMENTS + "?cursor=abc"), "/errors/0/detail")).isEqualTo("Invalid cursor");
        assertThat(client.get(SHIPMENTS + "?cursor=abc").statusCode()).isEqualTo(404);
        assertThat(client.get(SHIPMENTS + "?page_size=101").statusCode()).isEqualTo(400);
        assertThat(client.get(SHIPMENTS + "?page_size=many").statusCode()).isEqualTo(400);
    }

    @Test
    void theListCanBeFiltered() throws IOException {
        HttpResponse<String> one = client.post(ANNOUNCE, TestClient.shipmentWith("external_reference_id", "\"ref-1\""));
        HttpResponse<String> two = client.post(ANNOUNCE, TestClient.SHIPMENT.replace("ORD-1", "ORD-9"));
        String first = TestClient.at(one, "/data/id");
        String second = TestClient.at(two, "/data/id");
        String parcel = TestClient.at(two, "/data/parcels/0/id");
        client.post(SHIPMENTS + "/" + second + "/cancel", "");

        assertThat(filtered("external_reference_id=ref-1")).containsExactly(first);
        assertThat(filtered("order_number=ORD-9")).containsExactly(second);
        assertThat(filtered("ids=1," + parcel)).containsExactly(second);
        assertThat(filtered("shipment_uuids=" + first + "," + second)).containsExactly(first, second);
        assertThat(filtered("tracking_number=" + TestClient.at(one, "/data/parcels/0/tracking_number"))).containsExactly(first);
        assertThat(filtered("parcel_status=CANCELLED")).containsExactly(second);
        assertThat(filtered("integration_id=99")).isEmpty();
        assertThat(client.get(SHIPMENTS + "?ids=" + "1,".repeat(101)).statusCode()).isEqualTo(400);
    }

    @Test
    void theListCanBeFilteredByTime() throws IOException {
        String id = TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id");

        assertThat(filtered("updated_after=2020-01-01T00:00:00%2B01:00")).containsExactly(id);
        assertThat(filtered("updated_before=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(filtered("announced_after=2020-01-01T00:00:00.123456")).containsExactly(id);
        assertThat(filtered("announced_before=2020-01-01")).isEmpty();
        HttpResponse<String> unencoded = client.get(SHIPMENTS + "?updated_after=2020-01-01T00:00:00+01:00");
        assertThat(unencoded.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(unencoded, "/errors/0/code")).isEqualTo("validation_error");
    }

    @Test
    void aParcelWithANewStatusIsAmongTheUpdatedParcels() throws IOException {
        HttpResponse<String> created = client.post(ANNOUNCE, TestClient.SHIPMENT);
        String before = TestClient.at(created, "/data/parcels/0/updated_at");

        sandbox.parcelStatus(TestClient.json(created).at("/data/parcels/0/id").asLong(), "DELIVERED");

        HttpResponse<String> read = client.get(SHIPMENTS + "?parcel_status=DELIVERED&updated_after=" + before);
        assertThat(ids(read)).hasSize(1);
        assertThat(TestClient.at(read, "/data/0/parcels/0/updated_at")).isGreaterThan(before);
        String cancel = SHIPMENTS + "/" + TestClient.at(created, "/data/id") + "/cancel";
        assertThat(client.post(cancel, "").statusCode()).isEqualTo(409);
        assertThatThrownBy(() -> sandbox.parcelStatus(1, "DELIVERED")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.parcelStatus(1, "EATEN")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> filtered(String query) throws IOException {
        return ids(client.get(SHIPMENTS + "?" + query));
    }

    private static List<String> ids(HttpResponse<String> response) {
        List<String> ids = new ArrayList<>();
        TestClient.json(response).path("data").forEach(shipment -> ids.add(shipment.path("id").asText()));
        return ids;
    }

    private static String next(HttpResponse<String> response) {
        Matcher matcher = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
