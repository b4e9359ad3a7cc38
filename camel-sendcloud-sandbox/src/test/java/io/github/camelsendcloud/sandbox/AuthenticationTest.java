package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox authenticates API calls by keys and by tokens. */
class AuthenticationTest {

    private static final Integration FIRST = Integration.of(7, "first", "secret:1");
    private static final Integration OAUTH2_ONLY = Integration.of(8, "second", "secret 2").withOauth2Only();
    private static final String METADATA = "/api/v3/user/auth/metadata";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD
            = new SandboxExtension(Sandbox.builder().integration(FIRST).integration(OAUTH2_ONLY));

    private final Sandbox sandbox = SENDCLOUD.sandbox();

    @Test
    void theKeysIdentifyTheIntegration() throws IOException {
        HttpResponse<String> response = new TestClient(sandbox).get(METADATA);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"data\":{\"user_id\":1,\"integration_id\":7}}");
        assertThat(sandbox.requests().get(0).authorizedAs()).isEqualTo("first");
    }

    @Test
    void wrongKeysGetA401InTheFormatOfTheVersion() throws IOException {
        TestClient client = new TestClient(sandbox, TestClient.basic("first", "wrong"));

        HttpResponse<String> v3 = client.get(METADATA);
        HttpResponse<String> v2 = client.get("/api/v2/user");

        assertThat(v3.statusCode()).isEqualTo(401);
        assertThat(v3.body()).isEqualTo(
                "{\"errors\":[{\"status\":\"401\",\"code\":\"authentication_failed\",\"detail\":\"Invalid username/password.\","
                                        + "\"source\":{\"pointer\":\"/data\"}}]}");
        assertThat(v2.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(v2.statusCode()).isEqualTo(401);
        assertThat(v2.body())
                .isEqualTo("{\"error\":{\"code\":401,\"request\":\"api/v2/user\",\"message\":\"Invalid username/password.\"}}");
        assertThat(sandbox.requests()).extracting(RecordedRequest::authorizedAs).containsOnlyNulls();
    }

    @Test
    void missingCredentialsGetA401() throws IOException {
        HttpResponse<String> response = new TestClient(sandbox, null).get(METADATA);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestClient.at(response, "/errors/0/detail")).isEqualTo("Authentication credentials were not provided.");
    }

    @Test
    void malformedBasicCredentialsGetA401() throws IOException {
        assertThat(new TestClient(sandbox, "Basic ???").get(METADATA).statusCode()).isEqualTo(401);
        assertThat(new TestClient(sandbox, "Digest x").get(METADATA).statusCode()).isEqualTo(401);
    }

    @Test
    void anOauth2OnlyIntegrationRejectsKeysAndAcceptsTokens() throws IOException {
        TestClient basic = new TestClient(sandbox, TestClient.basic("second", "secret 2"));
        HttpResponse<String> token
                = new TestClient(sandbox, TestClient.basic("second", "secret+2")).token("grant_type=client_credentials");
        TestClient bearer = new TestClient(sandbox, "bearer " + TestClient.at(token, "/access_token"));

        assertThat(basic.get(METADATA).statusCode()).isEqualTo(401);
        assertThat(TestClient.at(bearer.get(METADATA), "/data/integration_id")).isEqualTo("8");
    }

    @Test
    void anUnknownTokenGetsA401() throws IOException {
        HttpResponse<String> response = new TestClient(sandbox, "Bearer ory_at_unknown").get(METADATA);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestClient.at(response, "/errors/0/title")).isEqualTo("Authentication Failed");
    }

    @Test
    void aTokenOfAnotherServerIsAcceptedIfThePredicateAcceptsTheToken() throws IOException {
        sandbox.controls().acceptTokens("foreign"::equals);

        assertThat(TestClient.at(new TestClient(sandbox, "Bearer foreign").get(METADATA), "/data/integration_id"))
                .isEqualTo("7");
        assertThat(new TestClient(sandbox, "Bearer other").get(METADATA).statusCode()).isEqualTo(401);
    }

    @Test
    void eachIntegrationSeesOnlyItsOwnShipments() throws IOException {
        TestClient first = new TestClient(sandbox);
        sandbox.controls().acceptTokens(token -> false);
        HttpResponse<String> token
                = new TestClient(sandbox, TestClient.basic("second", "secret%202")).token("grant_type=client_credentials");
        TestClient second = new TestClient(sandbox, "Bearer " + TestClient.at(token, "/access_token"));

        String id = TestClient.at(first.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/id");

        assertThat(first.get("/api/v3/shipments/" + id).statusCode()).isEqualTo(200);
        assertThat(second.get("/api/v3/shipments/" + id).statusCode()).isEqualTo(404);
        assertThat(second.get("/api/v3/shipments").body()).isEqualTo("{\"data\":[]}");
    }
}
