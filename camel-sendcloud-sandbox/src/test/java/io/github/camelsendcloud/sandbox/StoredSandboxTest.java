package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A sandbox with a data file has its accounts, keys and data after a start. */
class StoredSandboxTest {

    @TempDir
    private Path folder;

    @Test
    void shipmentsKeysAccountsAndRowsAreThereAfterAStart() throws Exception {
        long parcel;
        String shipment;
        String brands;
        try (Sandbox sandbox = start()) {
            Account added = sandbox.addAccount("shop-2");
            added.rotateKeys(KeyRotation.atOnce().keys("pk-2", "sk-2"));
            added.grantScopes("read:parcel");
            TestClient client = TestClient.of(sandbox, added);
            parcel = Long.parseLong(TestClient.at(client.post("/api/v2/parcels", TestClient.PARCEL), "/parcel/id"));
            shipment = TestClient.at(client.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/id");
            sandbox.webhooks().url(added.integration(), "http://127.0.0.1:1/");
            brands = client.get("/api/v3/integrations").body();
        }
        try (Sandbox sandbox = start()) {
            Account account = sandbox.account("shop-2");
            TestClient client = TestClient.of(sandbox, account);

            assertThat(account.publicKey()).isEqualTo("pk-2");
            assertThat(account.toJson().path("scopes")).hasSize(1);
            assertThat(TestClient.at(client.get("/api/v2/parcels/" + parcel), "/parcel/id")).isEqualTo("" + parcel);
            assertThat(client.get("/api/v3/shipments/" + shipment).statusCode()).isEqualTo(200);
            assertThat(client.get("/api/v3/integrations").body()).isEqualTo(brands);
            assertThat(TestClient.at(client.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/parcels/0/id"))
                    .as("the ids continue").isGreaterThan("" + parcel);
        }
    }

    @Test
    void aRemovedParcelStaysRemoved() throws Exception {
        String id;
        try (Sandbox sandbox = start()) {
            TestClient client = new TestClient(sandbox);
            id = TestClient.at(client.post("/api/v2/parcels", TestClient.PARCEL.replace("\"request_label\": true, ", "")),
                    "/parcel/id");
            assertThat(client.post("/api/v2/parcels/" + id + "/cancel", "").statusCode()).isEqualTo(200);
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.account().isEmpty()).isTrue();
        }
    }

    @Test
    void aNewParcelDoesNotGetTheIdOfADeletedParcel() throws Exception {
        String parcel = TestClient.PARCEL.replace("true", "false");
        String deleted;
        try (Sandbox sandbox = start()) {
            TestClient client = new TestClient(sandbox);
            deleted = TestClient.at(client.post("/api/v2/parcels", parcel), "/parcel/id");
            client.post("/api/v2/parcels/" + deleted + "/cancel", "");
        }
        try (Sandbox sandbox = start()) {
            String created = TestClient.at(new TestClient(sandbox).post("/api/v2/parcels", parcel), "/parcel/id");
            assertThat(Long.parseLong(created)).isGreaterThan(Long.parseLong(deleted));
        }
    }

    @Test
    void aLineThatWasCutOffIsDropped() throws Exception {
        try (Sandbox sandbox = start()) {
            new TestClient(sandbox).post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        }
        try (OutputStream out = Files.newOutputStream(file(), StandardOpenOption.APPEND)) {
            out.write("{\"account\":\"account-1\",\"kind\":\"ship".getBytes());
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.labels()).hasSize(1);
        }
        assertThat(Files.readString(file())).endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "name,city\n", "notes without an end of line", "{\"method\":\"GET\"}\n", "{\"method\":\"GET\"}", "[]\n", "\n",
            "{\"account\":\"a\"}\n" })
    void aFileThatIsNotFromASandboxIsNamedAndStays(String content) throws Exception {
        Files.writeString(file(), content);

        assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString()).hasMessageContaining("not from a sandbox");
        assertThat(Files.readString(file())).isEqualTo(content);
        Files.delete(file());
        start().close();
    }

    @Test
    void aFolderIsNoDataFile() throws Exception {
        Files.createDirectory(file());

        assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class).hasMessageContaining(file().toString());
    }

    @Test
    void twoSandboxesCannotUseTheSameFile() throws Exception {
        try (Sandbox sandbox = start()) {
            assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file().toString());
            assertThat(new TestClient(sandbox).status()).isEqualTo(200);
        }
        start().close();
    }

    @Test
    void twoSandboxesCannotUseOneFile() {
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.port()).isPositive();
            assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another process uses the data file");
        }
    }

    @Test
    void aStartWritesOneLineForEachRow() throws Exception {
        try (Sandbox sandbox = start()) {
            TestClient client = new TestClient(sandbox);
            client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
            for (int i = 0; i < 20; i++) {
                sandbox.parcelStatus(sandbox.labels().get(0).parcelId(), "SORTED");
            }
        }
        assertThat(Files.readAllLines(file()).size()).isGreaterThan(20);
        start().close();
        assertThat(Files.readAllLines(file()).stream().filter(line -> line.contains("\"kind\":\"shipment\""))).hasSize(1);
    }

    @Test
    void aJourneyContinuesAfterAStartAndTheClockDoesNotGoBack() throws Exception {
        long parcel;
        try (Sandbox sandbox = start()) {
            new TestClient(sandbox).post("/api/v3/shipments/announce", TestClient.SHIPMENT);
            parcel = sandbox.labels().get(0).parcelId();
            sandbox.clock().advance(Duration.ofHours(21));
        }
        try (Sandbox sandbox = start()) {
            assertThat(status(sandbox)).isEqualTo("SORTED");
            sandbox.clock().advance(Duration.ofHours(60));
            assertThat(status(sandbox)).isEqualTo("DELIVERED");
        }
    }

    @Test
    void aResetRemovesTheDataOfTheFile() throws Exception {
        try (Sandbox sandbox = start()) {
            new TestClient(sandbox).post("/api/v3/shipments/announce", TestClient.SHIPMENT);
            sandbox.reset();
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.account().isEmpty()).isTrue();
        }
    }

    private static String status(Sandbox sandbox) throws IOException {
        return Json.read(new TestClient(sandbox).get("/api/v3/shipments").body()).at("/data/0/parcels/0/status/code").asText();
    }

    private Sandbox start() {
        return Sandbox.builder().data(file()).start();
    }

    private Path file() {
        return folder.resolve("sandbox.ndjson");
    }
}
