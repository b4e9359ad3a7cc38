package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A run is recorded as a file without secrets, and replayed on the same sandbox and on another sandbox. */
class RecordReplayTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final TestClient curl = new TestClient(sandbox, null);

    @Test
    void aReplayedRunHasTheSameStatusesWithOtherIdsTokensAndKeys() throws IOException {
        String run = record();
        assertThat(run).doesNotContain("sandbox-secret-key").doesNotContain("ory_at_").doesNotContain("Basic ");
        assertThat(run.lines()).hasSize(11);

        sandbox.reset();
        assertSame(11, report(curl.post("/sandbox/replay", run)));
        try (Sandbox other = Sandbox.builder().integration(Integration.of(7, "other-public", "other-secret")).start()) {
            assertSame(11, report(new TestClient(other, null).post("/sandbox/replay", run)));
            assertThat(other.requests()).hasSize(7);
            assertThat(other.requests()).extracting(RecordedRequest::account).contains("account-7");
        }
    }

    private String record() throws IOException {
        curl.post("/sandbox/record", "");
        TestClient token = client.withToken();
        new TestClient(sandbox, null).token(
                "grant_type=client_credentials&client_id=sandbox-public-key&client_secret=sandbox-secret-key");
        String parcel = TestClient.at(token.post("/api/v2/parcels", TestClient.PARCEL), "/parcel/id");
        token.get("/api/v2/parcels/" + parcel);
        String shipment = TestClient.at(client.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/id");
        client.get("/api/v3/shipments/" + shipment);
        curl.post("/sandbox/parcels/" + parcel + "/status", "{\"status\":\"DELIVERED\"}");
        client.get("/api/v2/parcels/1");
        new TestClient(sandbox, TestClient.basic("sandbox-public-key", "wrong key")).status();
        curl.post("/sandbox/faults", "{\"operation\":\"POST *\",\"kind\":\"cut_before\",\"count\":1}");
        assertThatThrownBy(() -> client.post("/api/v2/parcels", TestClient.PARCEL)).isInstanceOf(IOException.class);
        curl.send("DELETE", "/sandbox/record", "");
        client.status();
        return curl.get("/sandbox/record").body();
    }

    @Test
    void aReportNamesEachRequestWithAnotherStatus() throws IOException {
        curl.post("/sandbox/record", "");
        client.status();
        client.get("/api/v2/parcels/1");
        String run = curl.get("/sandbox/record").body();
        curl.send("DELETE", "/sandbox/record", "");

        JsonNode report = report(curl.post("/sandbox/replay", run.replace("\"status\":404", "\"status\":200")));

        assertThat(report.path("requests").asInt()).isEqualTo(2);
        assertThat(report.path("same").asInt()).isEqualTo(1);
        assertThat(report.at("/different/0/line").asInt()).isEqualTo(2);
        assertThat(report.at("/different/0/path").asText()).isEqualTo("/api/v2/parcels/1");
        assertThat(report.at("/different/0/expected").asInt()).isEqualTo(200);
        assertThat(report.at("/different/0/status").asInt()).isEqualTo(404);
    }

    @Test
    void aFileThatIsNotARunSendsNothing() throws IOException {
        String good = "{\"method\":\"GET\",\"path\":\"/api/v3/parcels\",\"status\":200}\n";
        for (String bad : new String[] {
                "no JSON", "{}", "{\"method\":\"GET\",\"path\":\"http://evil.example/\",\"status\":200}",
                "{\"method\":\"GET\",\"path\":\"/a b\",\"status\":200}",
                "{\"method\":\"POST\",\"path\":\"/sandbox/replay\",\"status\":200}" }) {
            assertThat(curl.post("/sandbox/replay", good + bad).statusCode()).isEqualTo(400);
        }
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void nothingIsRecordedBeforeTheStart() throws IOException {
        client.status();
        curl.post("/sandbox/record", "");
        curl.get("/sandbox/state");

        assertThat(curl.get("/sandbox/record").body()).isEmpty();
        assertThat(curl.send("DELETE", "/sandbox/record", "").body())
                .isEqualTo("{\"data\":{\"recording\":false,\"requests\":0}}");
    }

    private static JsonNode report(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return TestClient.json(response).path("data");
    }

    private static void assertSame(int requests, JsonNode report) {
        assertThat(report.toString())
                .isEqualTo("{\"requests\":" + requests + ",\"same\":" + requests + ",\"different\":[]}");
    }
}
