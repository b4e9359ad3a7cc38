package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the account and the service points, and responds to unknown or malformed requests with errors. */
class UserAndServicePointsTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final String points = sandbox.servicePointsUri() + "/v2";

    @Test
    void theApiReturnsTheAccount() throws IOException {
        assertThat(TestClient.at(client.get("/api/v2/user"), "/user/username")).isEqualTo("user-1");
        assertThat(TestClient.at(client.get("/api/v2/user/addresses/sender"), "/sender_addresses/0/id")).isEqualTo("1");
        assertThat(TestClient.at(client.get("/api/v2/user/addresses/sender/1"), "/sender_address/city")).isEqualTo("Eindhoven");
        assertThat(TestClient.at(client.get("/api/v2/user/addresses/sender/9"), "/error/message"))
                .isEqualTo("No sender address matches the given query.");
    }

    @Test
    void theListOfInvoicesHasTheAddressOfEachInvoice() throws IOException {
        String address = TestClient.at(client.get("/api/v2/user/invoices"), "/invoices/0/items");

        assertThat(TestClient.at(client.get(address), "/invoice/items/0/name")).isEqualTo("Unstamped letter");
        assertThat(client.get("/api/v2/user/invoices/2").statusCode()).isEqualTo(404);
    }

    @Test
    void theHostOfTheServicePointsAcceptsThePublicKeyWithoutTheSecretKey() throws IOException {
        TestClient anonymous = new TestClient(sandbox, null);
        TestClient withKey = new TestClient(sandbox, "AccessToken " + sandbox.publicKey());

        assertThat(anonymous.get(points + "/carriers?access_token=" + sandbox.publicKey()).statusCode()).isEqualTo(200);
        assertThat(withKey.get(points + "/carriers").statusCode()).isEqualTo(200);
        assertThat(anonymous.get(points + "/carriers?access_token=wrong").statusCode()).isEqualTo(401);
        assertThat(withKey.get("/api/v2/user").statusCode()).isEqualTo(401);
    }

    @Test
    void theSandboxSaysOfAnUnknownOperationThatTheSandboxLacksTheOperation() throws IOException {
        HttpResponse<String> v2 = client.get("/api/v2/nothing");

        assertThat(v2.statusCode()).isEqualTo(501);
        assertThat(TestClient.at(v2, "/error/message")).isEqualTo("GET /api/v2/nothing is not in the sandbox.");
        assertThat(TestClient.at(client.get("/api/v3/nothing"), "/errors/0/code")).isEqualTo("not_in_the_sandbox");
    }

    @Test
    void aFinalSlashChangesNoPath() throws IOException {
        assertThat(client.get("/api/v3/shipments/").statusCode()).isEqualTo(200);
        assertThat(client.get("/api/v2/user/").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownMethodOfAPathGetsA405() throws IOException {
        HttpResponse<String> response = client.send("DELETE", "/api/v3/shipments", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(TestClient.at(client.send("PATCH", "/api/v2/user", ""), "/error/code")).isEqualTo("405");
    }

    @Test
    void aGetRequestWithABodyIsRejected() throws IOException {
        HttpRequest.Builder request
                = client.request("/api/v3/user/auth/metadata").method("GET", HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(client.send(request).statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyWithoutTheMediaTypeOfJsonIsRejected() throws IOException {
        HttpRequest.Builder request = client.request("/api/v3/shipments").header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(TestClient.SHIPMENT));

        assertThat(client.send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void aMalformedQueryIsRejected() throws IOException {
        // java.net.URI rejects such a query
        assertThat(new RawClient(sandbox).get("/api/v3/shipments?cursor=%zz")).startsWith("HTTP/1.1 400 ");
        assertThat(new RawClient(sandbox).get("/api/v2/parcels/%zz")).startsWith("HTTP/1.1 400 ");
    }
}
