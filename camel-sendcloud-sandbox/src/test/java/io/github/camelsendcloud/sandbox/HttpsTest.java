package io.github.camelsendcloud.sandbox;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A sandbox with a key store serves HTTPS, and its responses have https addresses. */
class HttpsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void aSandboxWithAKeyStoreHasHttpsAddresses() throws Exception {
        Path keyStore = keyStore();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(keyStore)).build();
        try (Sandbox sandbox = Sandbox.builder().tls(keyStore, PASSWORD).start()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/v2/parcels"))
                    .header("Authorization", TestClient.basic(sandbox.publicKey(), sandbox.secretKey()))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(TestClient.PARCEL)).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(sandbox.baseUri()).hasScheme("https");
            assertThat(TestClient.at(response, "/parcel/label/label_printer"))
                    .startsWith("https://127.0.0.1:" + sandbox.port() + "/api/v2/labels/");
        }
    }

    @Test
    void aWrongPasswordOfTheKeyStoreIsNamed() throws Exception {
        Path keyStore = keyStore();

        assertThatThrownBy(() -> Sandbox.builder().tls(keyStore, "wrong").start())
                .isInstanceOf(IllegalStateException.class).hasStackTraceContaining("password");
    }

    private Path keyStore() throws Exception {
        Path keyStore = folder.resolve("sandbox.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                keytool, "-genkeypair", "-alias", "sandbox", "-keyalg", "RSA", "-storetype", "PKCS12", "-keystore",
                keyStore.toString(), "-storepass", PASSWORD, "-dname", "CN=localhost", "-ext",
                "SAN=dns:localhost,ip:127.0.0.1").inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return keyStore;
    }

    private static SSLContext trusting(Path keyStore) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
