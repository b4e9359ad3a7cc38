package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the control endpoints, which a person calls with curl. */
class ControlApiTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient curl = new TestClient(sandbox, null);
    private final TestClient initialKeys
            = new TestClient(sandbox, TestClient.basic("sandbox-public-key", "sandbox-secret-key"));

    @Test
    void theAccountsAreListedWithTheirKeysAndCounts() throws IOException {
        initialKeys.withToken().status();

        HttpResponse<String> list = curl.get("/sandbox/accounts");

        assertThat(sandbox.controlUri()).hasPath("/sandbox").hasPort(sandbox.port());
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body().replaceAll("…[\\w-]{4}", "…last").replaceAll("35\\d\\d", "3599")).isEqualTo(
                "{\"data\":[{\"name\":\"account-1\",\"integration_id\":1,\"user_id\":1,\"public_key\":\"sandbox-public-key\","
                                                                                                           + "\"secret_key\":\"sandbox-secret-key\",\"authentication\":\"basic_and_oauth2\",\"scopes\":[\"api\"],"
                                                                                                           + "\"counts\":{\"token_requests\":1,\"tokens_issued\":1,\"calls\":1,\"unauthorized\":0,\"forbidden\":0,"
                                                                                                           + "\"rate_limited\":0},\"rate_limit\":null,\"tokens\":[{\"token\":\"…last\",\"expires_in\":3599}]}]}");
    }

    @Test
    void keysAreRotatedWithoutABody() throws IOException {
        HttpResponse<String> rotated = curl.send(curl.request("/sandbox/accounts/account-1/rotate")
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(initialKeys.status()).isEqualTo(401);
        assertThat(new TestClient(
                sandbox, TestClient.basic(
                        TestClient.at(rotated, "/data/public_key"), TestClient.at(rotated, "/data/secret_key")))
                .status())
                .isEqualTo(200);
    }

    @Test
    void aRotationCanHaveKeysAnOverlapAndAnEndOfTheTokens() throws Exception {
        HttpResponse<String> rotated = form("POST", "/sandbox/accounts/account-1/rotate", """
                {"public_key": "p", "secret_key": "secretkey", "overlap_seconds": 3600, "revoke_tokens": true,
                 "sign_with_old_secret": true}""");

        assertThat(TestClient.at(rotated, "/data/public_key")).isEqualTo("p");
        assertThat(initialKeys.status()).isEqualTo(200);
        assertThat(sandbox.account().signingSecret()).isEqualTo("sandbox-secret-key");
        TestClient oldToken = initialKeys.withToken();
        form("POST", "/sandbox/accounts/account-1/rotate", "{}");
        assertThat(oldToken.status()).isEqualTo(200);
        form("POST", "/sandbox/accounts/account-1/revoke-tokens", "");
        assertThat(oldToken.status()).isEqualTo(401);
    }

    @Test
    void anAccountIsAddedAndChanged() throws Exception {
        HttpResponse<String> added = form("POST", "/sandbox/accounts", "{\"name\": \"shop-2\"}");
        HttpResponse<String> changed = form("PATCH", "/sandbox/accounts/shop-2", """
                {"authentication": "oauth2_only", "scopes": ["read:parcel", "read:user"], "webhook_secret": "secretkey",
                 "rate_limit": {"writes": 1, "reads": 1, "window_seconds": 3600, "retry_after": 5}}""");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(added, "/data/public_key")).isEqualTo("shop-2-public-key");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(changed, "/data/scopes/1")).isEqualTo("read:user");
        Account shop = sandbox.account("shop-2");
        TestClient token = TestClient.of(sandbox, shop).withToken();
        assertThat(TestClient.of(sandbox, shop).status()).isEqualTo(401);
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.get(TestClient.METADATA).headers().firstValue("Retry-After")).hasValue("5");
        assertThat(shop.signingSecret()).isEqualTo("secretkey");
        form("PATCH", "/sandbox/accounts/shop-2", "{\"webhook_secret\": null}");
        assertThat(shop.signingSecret()).isEqualTo("shop-2-secret-key");
        assertThat(TestClient.at(curl.get("/sandbox/accounts/shop-2"), "/data/counts/rate_limited")).isEqualTo("1");
    }

    @Test
    void anOperationCanRequireAScope() throws IOException {
        sandbox.account().grantScopes("read:parcel");
        HttpResponse<String> response = form("POST", "/sandbox/required-scopes", """
                {"scope": "read:user", "method": "GET", "path": "/api/v3/user/auth/metadata"}""");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(initialKeys.withToken().status()).isEqualTo(403);
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertMistake(404, form("POST", "/sandbox/accounts/nobody/rotate", ""), "nobody");
        assertMistake(400, form("POST", "/sandbox/accounts", "{}"), "\"name\"");
        assertMistake(400, form("POST", "/sandbox/accounts", "{\"name\": \"account-1\"}"), "account-1");
        assertMistake(400, form("POST", "/sandbox/accounts", "no JSON"), "JSON");
        assertMistake(400, form("PATCH", "/sandbox/accounts/account-1", "{\"authentication\": \"digest\"}"), "digest");
        assertMistake(400, form("PATCH", "/sandbox/accounts/account-1", "{\"scopes\": [\"all\"]}"), "all");
        assertMistake(400, form("PATCH", "/sandbox/accounts/account-1", "{\"rate_limit\": {\"reads\": 1}}"), "rate limit");
        assertMistake(400, form("POST", "/sandbox/accounts/account-1/rotate", "{\"overlap_seconds\": -1}"), "overlap");
        assertMistake(404, curl.get("/sandbox/nothing"), "Not found");
        assertMistake(405, form("DELETE", "/sandbox/accounts/account-1", ""), "DELETE");
        assertThat(initialKeys.status()).isEqualTo(200);
    }

    @Test
    void controlRequestsAreNotRecordedAndNeverFail() throws IOException {
        sandbox.controls().failNext(1, Fault.status(500));

        assertThat(curl.get("/sandbox/accounts").statusCode()).isEqualTo(200);

        assertThat(sandbox.requests()).isEmpty();
    }

    private static void assertMistake(int status, HttpResponse<String> response, String word) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.at(response, "/errors/0/detail")).contains(word);
    }

    /** Sends JSON like curl, which calls the body a form. */
    private HttpResponse<String> form(String method, String path, String json) throws IOException {
        return curl.send(curl.request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }
}
