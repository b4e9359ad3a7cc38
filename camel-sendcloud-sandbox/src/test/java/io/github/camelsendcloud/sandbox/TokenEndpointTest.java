package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sandbox has an OAuth2 token endpoint. */
class TokenEndpointTest {

    private static final String GRANT = "grant_type=client_credentials";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final TestClient anonymous = new TestClient(sandbox, null);

    @BeforeEach
    void theTokenUriIsTheAddressOfTheTokenEndpoint() {
        assertThat(sandbox.tokenUri()).hasPath("/oauth2/token");
    }

    @Test
    void basicCredentialsGetAValidToken() throws IOException {
        HttpResponse<String> response = client.token(GRANT + "&scope=api");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(response, "/access_token")).startsWith("ory_at_");
        assertThat(TestClient.at(response, "/expires_in")).isEqualTo("3600");
        assertThat(TestClient.at(response, "/scope")).isEqualTo("api");
        assertThat(TestClient.at(response, "/token_type")).isEqualTo("bearer");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(statusWith(response)).isEqualTo(200);
    }

    @Test
    void credentialsInTheBodyGetAValidToken() throws IOException {
        HttpResponse<String> response
                = anonymous.token(
                        GRANT + "&client_id=sandbox-public-key&client_secret=sandbox-secret-key&scope=read%3Aparcel+api");

        assertThat(TestClient.at(response, "/scope")).isEqualTo("read:parcel api");
        assertThat(statusWith(response)).isEqualTo(200);
    }

    @Test
    void wrongOrMissingCredentialsGetTheErrorInvalidClient() throws IOException {
        assertError(new TestClient(sandbox, TestClient.basic("x", "y")).token(GRANT), 401, "invalid_client");
        assertError(new TestClient(sandbox, TestClient.basic("%", "%zz")).token(GRANT), 401, "invalid_client");
        assertError(new TestClient(sandbox, "Bearer x").token(GRANT), 401, "invalid_client");
        assertError(anonymous.token(GRANT), 401, "invalid_client");
    }

    @Test
    void aRequestThatViolatesTheSpecificationGetsTheErrorInvalidRequest() throws IOException {
        assertError(client.token("scope=api"), 400, "invalid_request");
        assertError(client.token(GRANT + "&" + GRANT), 400, "invalid_request");
        assertError(client.token(GRANT + "&client_id=a&client_secret=b"), 400, "invalid_request");
        assertError(client.token(GRANT + "&scope=%zz"), 400, "invalid_request");
        assertError(client.post("/oauth2/token", "{}"), 400, "invalid_request");
        assertError(client.get("/oauth2/token"), 405, "invalid_request");
    }

    @Test
    void unknownGrantsAndScopesAreRejected() throws IOException {
        assertError(client.token("grant_type=password"), 400, "unsupported_grant_type");
        assertError(client.token(GRANT + "&scope=everything"), 400, "invalid_scope");
    }

    @Test
    void aTokenExpires() throws IOException {
        sandbox.controls().tokenLifetime(Duration.ZERO);

        HttpResponse<String> response = client.token(GRANT);

        assertThat(TestClient.at(response, "/expires_in")).isEqualTo("0");
        assertThat(statusWith(response)).isEqualTo(401);
    }

    @Test
    void revokedTokensAreRejected() throws IOException {
        HttpResponse<String> response = client.token(GRANT);
        assertThat(statusWith(response)).isEqualTo(200);

        sandbox.controls().revokeAllTokens();

        assertThat(statusWith(response)).isEqualTo(401);
        assertThat(statusWith(client.token(GRANT))).isEqualTo(200);
    }

    @Test
    void faultsCanFailTokenRequests() throws IOException {
        sandbox.controls().failTokenRequests(1, Fault.status(500)).failTokenRequests(1, Fault.connectionDropped());

        assertThat(client.token(GRANT).statusCode()).isEqualTo(500);
        assertThatThrownBy(() -> client.token(GRANT)).isInstanceOf(IOException.class);
        assertThat(client.token(GRANT).statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenEndpointCanBeDownAndUp() throws IOException {
        sandbox.controls().tokenEndpointDown(true);
        assertThat(client.token(GRANT).statusCode()).isEqualTo(503);

        sandbox.controls().tokenEndpointDown(false);
        assertThat(client.token(GRANT).statusCode()).isEqualTo(200);
    }

    @Test
    void theLatencyOfTokenRequestsDoesNotDelayTheApi() throws IOException {
        sandbox.controls().tokenLatency(Duration.ofMillis(300));

        long begin = System.nanoTime();
        client.get("/api/v3/user/auth/metadata");
        long afterApi = System.nanoTime();
        client.token(GRANT);

        assertThat(Duration.ofNanos(System.nanoTime() - afterApi)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(begin).isLessThan(afterApi);
    }

    @Test
    void tokenRequestsAreRecordedSeparatelyFromApiCalls() throws IOException {
        HttpRequest.Builder withSlash
                = client.request("/oauth2/token/").header("Content-Type", "application/x-www-form-urlencoded");
        client.send(withSlash.POST(HttpRequest.BodyPublishers.ofString(GRANT)));

        assertThat(sandbox.requests()).isEmpty();
        assertThat(sandbox.tokenRequests()).singleElement().satisfies(request -> {
            assertThat(request.bodyText()).isEqualTo(GRANT);
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.authorizedAs()).isEqualTo(sandbox.publicKey());
        });
    }

    private int statusWith(HttpResponse<String> token) throws IOException {
        String bearer = "Bearer " + TestClient.at(token, "/access_token");
        return new TestClient(sandbox, bearer).get("/api/v2/user").statusCode();
    }

    private static void assertError(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.at(response, "/error")).isEqualTo(error);
        assertThat(TestClient.at(response, "/error_description")).isNotEmpty();
    }
}
