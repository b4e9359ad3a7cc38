package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The standalone jar with a data file: each shipment with a response 201 survives a killed process. */
class StoredSandboxIT {

    private static final int KILLS = 5;
    private static final int WRITERS = 4;
    private static final long SEED = 14;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** The ids of the shipments that got a response 201, by their references. */
    private final Map<String, String> announced = new ConcurrentHashMap<>();
    private final AtomicInteger references = new AtomicInteger();

    @Test
    void aChangeThatTheFileCannotTakeHasNoResponseOfSuccess(@TempDir Path folder) throws Exception {
        String data = folder.resolve("sandbox.ndjson").toString();
        // a process that may write files of 200 kB only stands for a full disk
        ProcessBuilder limited = StandaloneSandbox.process("--port", "0", "--no-seed", "--data", data);
        limited.command().addAll(0, List.of("bash", "-c", "ulimit -f 200; exec \"$@\"", "bash"));
        try (StandaloneSandbox sandbox = StandaloneSandbox.started(limited)) {
            int status = 201;
            for (int i = 0; status == 201 && i < 2000; i++) {
                status = announce(sandbox.root(), "R-" + i);
            }

            assertThat(status).isEqualTo(500);
            assertThat(announce(sandbox.root(), "R-" + announced.size())).as("a retry of the last reference").isEqualTo(500);
            sandbox.kill();
        }
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed", "--data", data)) {
            check(sandbox);
        }
    }

    @Test
    void eachAnnouncedShipmentSurvivesFiveKills(@TempDir Path folder) throws Exception {
        String data = folder.resolve("sandbox.ndjson").toString();
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int before = announced.size();
            try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed", "--data", data)) {
                check(sandbox);
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
                for (int i = 0; i < WRITERS; i++) {
                    writers.submit(() -> announceUntilTheEnd(sandbox.root()));
                }
                int until = before + 20 + random.nextInt(200);
                await().atMost(60, TimeUnit.SECONDS).pollInterval(1, TimeUnit.MILLISECONDS)
                        .until(() -> announced.size() >= until);
                sandbox.kill();
                writers.shutdown();
                assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed", "--data", data)) {
            check(sandbox);
        }
        assertThat(announced).hasSizeGreaterThanOrEqualTo(KILLS * 20);
    }

    /**
     * Announces shipments until the process has ended. An announcement without a response can be in the data or not.
     */
    private void announceUntilTheEnd(String root) {
        try {
            while (true) {
                announce(root, "K-" + references.incrementAndGet());
            }
        } catch (IOException e) {
            // the process has ended
        }
    }

    /** Announces a shipment, and returns the status of the response. */
    private int announce(String root, String reference) throws IOException {
        HttpResponse<String> response = send(request(root + "/api/v3/shipments/announce")
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
                        TestClient.shipmentWith("external_reference_id", "\"" + reference + "\""))));
        if (response.statusCode() == 201) {
            announced.put(reference, TestClient.at(response, "/data/id"));
        }
        return response.statusCode();
    }

    /** The list has each announced shipment, no reference twice and no id twice. */
    private void check(StandaloneSandbox sandbox) throws IOException {
        Map<String, String> stored = new HashMap<>();
        List<String> parcels = new ArrayList<>();
        for (String page = sandbox.root() + "/api/v3/shipments?page_size=100"; page != null;) {
            HttpResponse<String> response = send(request(page).GET());
            assertThat(response.statusCode()).isEqualTo(200);
            for (JsonNode shipment : TestClient.json(response).path("data")) {
                String reference = Json.text(shipment, "external_reference_id");
                assertThat(stored.put(reference, Json.text(shipment, "id"))).as("a second %s", reference).isNull();
                parcels.add(shipment.at("/parcels/0/id").asText());
            }
            page = LoadingShop.next(response.headers().firstValue("Link").orElse(""));
        }

        assertThat(stored).containsAllEntriesOf(announced);
        assertThat(parcels).doesNotHaveDuplicates();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", TestClient.basic("sandbox-public-key", "sandbox-secret-key"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
