package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The standalone jar: programs that know nothing of Java call the sandbox, and the data survive the end of the process.
 */
class StandaloneJarIT {

    private static final Path PYTHON_SHOP = Path.of("src/test/clients/shop.py");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aShopInPlainPythonGoesTheWholeWay() throws Exception {
        assumeTrue(works("python3", "--version"), "Python 3 is not installed");
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed")) {
            String output = StandaloneSandbox.output(new ProcessBuilder(
                    "python3", PYTHON_SHOP.toString(), sandbox.value("API v2"),
                    sandbox.value("camel.component.sendcloud.public-key"),
                    sandbox.value("camel.component.sendcloud.secret-key")));

            assertThat(output).contains("all steps have succeeded").endsWith("status 0").doesNotContain("FAILED");
        }
    }

    @Test
    void curlAuthenticatesWithKeysAndWithATokenAsSendcloudDocuments() throws Exception {
        assumeTrue(works("curl", "--version"), "curl is not installed");
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed")) {
            String keys = sandbox.value("camel.component.sendcloud.public-key") + ":"
                          + sandbox.value("camel.component.sendcloud.secret-key");
            String basic = curl("--location", "--request", "GET", sandbox.value("API v2") + "/user", "--user", keys);
            String token = curl("--request", "POST", sandbox.value("OAuth2 token"), "--user", keys,
                    "--header", "Content-Type: application/x-www-form-urlencoded",
                    "--data-urlencode", "grant_type=client_credentials");
            String accessToken = Json.read(token).path("access_token").asText();
            String bearer = curl("--request", "GET", sandbox.value("API v3") + "/user/auth/metadata",
                    "--header", "Authorization: Bearer " + accessToken, "--header", "Accept: application/json");

            assertThat(Json.read(basic).at("/user/username").asText()).isNotEmpty();
            assertThat(Json.read(token).path("token_type").asText()).isEqualToIgnoringCase("bearer");
            assertThat(Json.read(bearer).at("/data/integration_id").asLong()).isEqualTo(1);
        }
    }

    @Test
    void thePrintedLinesOfCurlWork() throws Exception {
        assumeTrue(works("curl", "--version"), "curl is not installed");
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed")) {
            List<String> commands
                    = sandbox.lines().stream().map(String::trim).filter(line -> line.startsWith("curl -u")).toList();

            assertThat(commands).hasSize(2);
            for (String command : commands) {
                assertThat(StandaloneSandbox.output(new ProcessBuilder("bash", "-c", command.replace("curl ", "curl -sf "))))
                        .as(command).endsWith("status 0");
            }
        }
    }

    @Test
    void theDataSurviveAKilledProcess(@TempDir Path folder) throws Exception {
        String data = folder.resolve("sandbox.ndjson").toString();
        String shipment;
        String listed;
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed", "--data", data)) {
            shipment = post(sandbox, "/api/v3/shipments/announce", TestClient.SHIPMENT);
            post(sandbox, "/sandbox/accounts/account-1/rotate", "{\"public_key\":\"pk\",\"secret_key\":\"sk\"}");
            listed = get(sandbox, "/api/v2/parcels", "pk:sk");
            sandbox.kill();
        }
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed", "--data", data)) {
            String id = Json.read(shipment).at("/data/id").asText();

            assertThat(Json.read(get(sandbox, "/api/v3/shipments/" + id, "pk:sk")).at("/data/id").asText()).isEqualTo(id);
            assertThat(get(sandbox, "/api/v2/parcels", "pk:sk").replace(sandbox.root(), ""))
                    .isEqualTo(listed.replaceAll("http://127\\.0\\.0\\.1:\\d+", ""));
        }
    }

    @Test
    void aSecondProcessCannotUseTheSameFile(@TempDir Path folder) throws Exception {
        String data = folder.resolve("sandbox.ndjson").toString();
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed", "--data", data)) {
            assertThat(sandbox.lines()).isNotEmpty();
            assertThat(StandaloneSandbox.run("--port", "0", "--data", data)).contains("Another process uses the data file")
                    .endsWith("status 1");
        }
    }

    @Test
    void commandsControlARunningSandbox() throws Exception {
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed")) {
            String url = sandbox.root();
            post(sandbox, "/api/v3/shipments/announce", TestClient.SHIPMENT);

            assertThat(StandaloneSandbox.run("advance", "4d", "--url", url)).endsWith("status 0");
            assertThat(get(sandbox, "/api/v2/parcels", null)).contains("\"Delivered\"");
            assertThat(StandaloneSandbox.run("fault", "GET /api/v2/user", "--count", "1", "--url", url)).endsWith("status 0");
            assertThat(status(sandbox, "/api/v2/user")).isEqualTo(503);
            assertThat(status(sandbox, "/api/v2/user")).isEqualTo(200);
            assertThat(StandaloneSandbox.run("requests", "--search", "announce", "--url", url))
                    .contains("POST /api/v3/shipments/announce  201").endsWith("status 0");
            assertThat(StandaloneSandbox.run("reset", "--url", url)).endsWith("status 0");
            assertThat(get(sandbox, "/api/v2/parcels", null)).contains("\"parcels\":[]");
        }
    }

    @Test
    void listenPrintsAndForwardsWebhooksAndTheirResponses() throws Exception {
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed"); WebhookReceiver shop = new WebhookReceiver();
             StandaloneSandbox listener = StandaloneSandbox.started(
                     StandaloneSandbox.process("listen", "--forward", shop.url("/hook"), "--url", sandbox.root()),
                     "until Ctrl-C")) {
            shop.rejectNext(1);
            post(sandbox, "/api/v3/shipments/announce", TestClient.SHIPMENT);

            assertThat(listener.readUntil("Ready to send")).contains("parcel_status_changed", "forwarded: ");
            assertThat(listener.lines()).anyMatch(line -> line.contains("forwarded: 500"));
            WebhookReceiver.Received received = shop.next();
            assertThat(received.path()).isEqualTo("/hook");
            assertThat(received.signature()).isEqualTo(WebhookReceiver.hmac(received.body(), "sandbox-secret-key"));

            String webhooks = get(sandbox, "/sandbox/webhooks", null);
            String id = Json.read(webhooks).at("/data/0/id").asText();
            assertThat(StandaloneSandbox.run("resend", id, "--url", sandbox.root())).contains("200").endsWith("status 0");
            assertThat(StandaloneSandbox.run("trigger", "parcel_status_changed", "--url", sandbox.root()))
                    .endsWith("status 0");
        }
    }

    @Test
    void aRunIsRecordedAndReplayed(@TempDir Path folder) throws Exception {
        String run = folder.resolve("run.ndjson").toString();
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed")) {
            String url = sandbox.root();
            assertThat(StandaloneSandbox.run("record", "start", "--url", url)).endsWith("status 0");
            post(sandbox, "/api/v3/shipments/announce", TestClient.SHIPMENT);
            get(sandbox, "/api/v2/parcels", null);
            assertThat(StandaloneSandbox.run("record", run, "--url", url)).contains("The run is in " + run)
                    .endsWith("status 0");
            assertThat(Files.readString(Path.of(run))).doesNotContain("sandbox-secret-key");
            assertThat(StandaloneSandbox.run("reset", "--url", url)).endsWith("status 0");

            assertThat(StandaloneSandbox.run("replay", run, "--url", url)).endsWith("status 0");
            assertThat(Json.read(get(sandbox, "/api/v2/parcels", null)).path("parcels")).hasSize(1);
        }
    }

    @Test
    void theClockOfARunningSandboxIsSetAndSpedUp() throws Exception {
        try (StandaloneSandbox sandbox = StandaloneSandbox.start("--no-seed")) {
            String url = sandbox.root();

            assertThat(StandaloneSandbox.run("clock", "--now", "2027-03-01T08:00:00Z", "--speed", "0", "--url", url))
                    .endsWith("status 0");
            assertThat(StandaloneSandbox.run("clock", "--url", url)).contains("2027-03-01T08:00:0").endsWith("status 0");
            assertThat(StandaloneSandbox.run("faults", "--url", url)).contains("[ ]").endsWith("status 0");
        }
    }

    @Test
    void mistakesOfTheCommandLineAreNamed() throws Exception {
        assertThat(StandaloneSandbox.run("--prot", "80")).contains("The option --prot is unknown").endsWith("status 2");
        assertThat(StandaloneSandbox.run("--port", "99999")).contains("--port is a number from 0 to 65535")
                .endsWith("status 2");
        assertThat(StandaloneSandbox.run("--port")).contains("The option --port needs a value").endsWith("status 2");
        assertThat(StandaloneSandbox.run("fly")).contains("The command fly is unknown").endsWith("status 2");
        assertThat(StandaloneSandbox.run("reset", "--url", "http://127.0.0.1:1")).contains("No sandbox responds at")
                .endsWith("status 1");
        assertThat(StandaloneSandbox.run("--help")).contains("listen [--forward URL]").endsWith("status 0");
    }

    @Test
    void theDemoDataFillTheLists() throws Exception {
        try (StandaloneSandbox sandbox = StandaloneSandbox.start()) {
            String parcels = get(sandbox, "/api/v2/parcels", null);

            assertThat(Json.read(parcels).path("parcels")).hasSizeGreaterThanOrEqualTo(10);
            assertThat(parcels).contains("\"Delivered\"", "\"Ready to send\"");
        }
    }

    private int status(StandaloneSandbox sandbox, String path) throws Exception {
        return send(sandbox, path, null, HttpRequest.newBuilder().GET()).statusCode();
    }

    private String get(StandaloneSandbox sandbox, String path, String keys) throws Exception {
        return send(sandbox, path, keys, HttpRequest.newBuilder().GET()).body();
    }

    private String post(StandaloneSandbox sandbox, String path, String json) throws Exception {
        HttpResponse<String> response = send(sandbox, path, null, HttpRequest.newBuilder()
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    private HttpResponse<String> send(StandaloneSandbox sandbox, String path, String keys, HttpRequest.Builder request)
            throws Exception {
        String[] pair = (keys == null ? "sandbox-public-key:sandbox-secret-key" : keys).split(":");
        return http.send(request.uri(URI.create(sandbox.root() + path))
                .header("Authorization", TestClient.basic(pair[0], pair[1])).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String curl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("curl", "-s"));
        command.addAll(List.of(arguments));
        return StandaloneSandbox.output(new ProcessBuilder(command)).replaceFirst("\nstatus 0$", "");
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
