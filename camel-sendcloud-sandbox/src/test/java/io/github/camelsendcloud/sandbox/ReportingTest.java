package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox generates reports about parcels as CSV files. */
class ReportingTest extends SandboxWithStoppedClock {

    private static final String V2 = "/api/v2/reporting/parcels";
    private static final String V3 = "/api/v3/reporting/parcels";
    private static final String FILTERS
            = "{\"announced_after\":\"2026-03-30T00:00:00Z\",\"announced_before\":\"2026-03-30T23:59:59Z\","
              + "\"direction\":\"outgoing\"}";

    ReportingTest() {
        super(Instant.parse("2026-03-30T10:00:00Z"));
    }

    @Test
    void aReportIsReadyAfterSomeSecondsAndExpiresLater() throws IOException {
        HttpResponse<String> created = client.post(V3, report("\"parcel_id\"", FILTERS));
        String report = V3 + "/" + TestClient.at(created, "/id");

        assertThat(created.statusCode()).isEqualTo(202);
        assertThat(TestClient.at(created, "/status")).isEqualTo("queued");
        assertThat(TestClient.json(created).path("url").isNull()).isTrue();
        assertThat(TestClient.json(created).path("filters").toString()).isEqualTo(FILTERS);
        clock.advance(Duration.ofSeconds(2));
        assertThat(TestClient.at(client.get(report), "/status")).isEqualTo("generating");
        clock.advance(Duration.ofSeconds(1));
        JsonNode ready = TestClient.json(client.get(report));
        assertThat(ready.path("status_message").asText()).isEqualTo("The report is ready");
        assertThat(ready.path("url").asText()).contains(".csv");
        assertThat(ready.path("expires_at").asText()).isEqualTo("2026-03-30T10:15:03.000000Z");
        clock.advance(Duration.ofMinutes(15));
        assertThat(TestClient.at(client.get(report), "/status")).isEqualTo("expired");
        assertThat(TestClient.json(client.get(report)).path("url").isNull()).isTrue();
    }

    @Test
    void theFileHasTheParcelsOfThePeriodAndNeedsNoCredentials() throws IOException {
        String parcel = TestClient.at(client.post("/api/v3/shipments/announce",
                TestClient.SHIPMENT.replace("ORD-1", "A,\\\"1\\\"")), "/data/parcels/0/id");
        clock.advance(Duration.ofDays(1));
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        String fields = "\"parcel_id\",\"order_number\",\"to_address_city\",\"carrier_code\",\"announced_at\",\"delivered_at\"";

        HttpResponse<String> file = download(V3, report(fields, FILTERS));

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(file.body()).isEqualTo(
                "parcel_id,order_number,to_address_city,carrier_code,announced_at,delivered_at\r\n" + parcel
                                          + ",\"A,\"\"1\"\"\",Köln,postnl,2026-03-30T10:00:00.000000Z,\r\n");
    }

    @Test
    void aReportOfVersion2HasTheColumnsOfVersion2() throws IOException {
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        String fields = "\"carrier_name\",\"origin_country_code\",\"destination_country_name\",\"shipping_method\",\"price\","
                        + "\"weight\"";

        HttpResponse<String> queued = client.post(V2, report(fields, "{\"updated_after\":\"2026-03-30\"}"));
        HttpResponse<String> file = download(V2, report(fields, "{\"updated_after\":\"2026-03-30\"}"));

        assertThat(TestClient.json(queued).has("url")).isFalse();
        assertThat(TestClient.at(queued, "/filters/updated_after")).isEqualTo("2026-03-30T00:00:00Z");
        assertThat(TestClient.at(queued, "/user_id")).isEqualTo("1");
        assertThat(file.body()).endsWith("\r\nPostNL,NL,Germany,postnl:standard,8.95,1.320\r\n");
    }

    @Test
    void everyColumnOfBothVersionsHasAValue() throws IOException {
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        JsonNode v2 = TestClient.json(client.post(V2, report("\"x\"", "{}"))).at("/detail/0/ctx/enum_values");
        String v3 = TestClient.at(client.post(V3, report("\"x\"", FILTERS)), "/errors/0/detail")
                .replace("Input should be ", "").replace('\'', '"');

        assertThat(v2).hasSize(31);
        assertThat(download(V2, "{\"filters\":{},\"fields\":" + v2 + "}").body().lines()).hasSize(2);
        assertThat(download(V3, report(v3, FILTERS)).body().lines()).hasSize(2);
        assertThat(v3.split(",")).hasSize(30);
    }

    @Test
    void theFiltersDecideAboutTheParcels() throws IOException {
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);

        for (String filter : new String[] {
                "\"direction\":\"incoming\"", "\"integration_id\":9", "\"brand_id\":9", "\"shipping_option_code\":\"dhl:x\"",
                "\"updated_before\":\"2026-01-01\"", "\"announced_after\":\"2026-03-30T10:00:01+00:00\"" }) {
            assertThat(download(V2, report("\"parcel_id\"", "{" + filter + "}")).body()).isEqualTo("parcel_id\r\n");
        }
    }

    @Test
    void invalidRequestsGetTheErrorsOfTheirVersion() throws IOException {
        HttpResponse<String> v2 = client.post(V2, "{\"fields\":[\"shoe\"]}");
        HttpResponse<String> v3 = client.post(V3, report("\"status\"", "{\"announced_after\":\"soon\"}"));

        assertThat(v2.statusCode()).isEqualTo(422);
        assertThat(TestClient.at(v2, "/detail/0/type")).isEqualTo("type_error.enum");
        assertThat(TestClient.at(v2, "/detail/1/loc/1")).isEqualTo("filters");
        assertThat(v3.statusCode()).isEqualTo(422);
        assertThat(TestClient.json(v3).findValuesAsText("pointer")).containsExactly(
                "/data/attributes/filters/announced_before", "/data/attributes/filters/announced_after");
        assertThat(TestClient.at(v3, "/errors/1/detail")).isEqualTo("Input should be a valid datetime");
        assertThat(client.post(V3, "{\"fields\":[],\"filters\":1}").statusCode()).isEqualTo(422);
    }

    @Test
    void anUnknownReportIsNotFound() throws IOException {
        String unknown = "/419f3be0-2f49-434b-bee4-d8cff9cf7d01";
        String report = TestClient.at(client.post(V3, report("\"status\"", FILTERS)), "/id");

        assertThat(client.get(V3 + unknown).statusCode()).isEqualTo(404);
        assertThat(client.get(V2 + unknown).statusCode()).isEqualTo(404);
        assertThat(client.get(V2 + "/" + report).statusCode()).isEqualTo(404);
        assertThat(TestClient.at(client.get(V2 + "/1"), "/detail/0/msg")).isEqualTo("value is not a valid uuid");
        assertThat(client.get("/api/files/x").statusCode()).isEqualTo(404);
        assertThat(new TestClient(sandbox, null).get("/api/files/x").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> download(String path, String report) throws IOException {
        String id = TestClient.at(client.post(path, report), "/id");
        clock.advance(Duration.ofSeconds(5));
        return new TestClient(sandbox, null).get(TestClient.at(client.get(path + "/" + id), "/url"));
    }

    private static String report(String fields, String filters) {
        return "{\"fields\":[" + fields + "],\"filters\":" + filters + "}";
    }
}
