package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests the scopes of accounts, tokens and operations. */
class ScopesTest {

    private static final String GRANT = "grant_type=client_credentials";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension(Sandbox.builder().account("shop").account("other"));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final Account shop = sandbox.account("shop");
    private final TestClient client = TestClient.of(sandbox, shop);

    @Test
    void aTokenHasTheRequestedScopesThatTheAccountHas() throws IOException {
        shop.grantScopes("read:parcel", "write:parcel", "read:order");

        assertThat(grantedFor("&scope=write%3Aparcel+write%3Aorder+read%3Aparcel")).isEqualTo("write:parcel read:parcel");
        assertThat(grantedFor("")).isEqualTo("read:parcel write:parcel read:order");
        assertThat(grantedFor("&scope=api")).isEqualTo("read:parcel write:parcel read:order");
        HttpResponse<String> nothing = client.token(GRANT + "&scope=write%3Aorder");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(nothing, "/error")).isEqualTo("invalid_scope");
        assertThat(TestClient.at(TestClient.of(sandbox, sandbox.account("other")).token(GRANT), "/scope")).isEqualTo("api");
    }

    @Test
    void anAccountHasAllScopesByDefault() throws IOException {
        shop.grantScopes("read:parcel");
        sandbox.reset();

        assertThat(grantedFor("")).isEqualTo("api");
        assertThat(grantedFor("&scope=read%3Aparcel+write%3Aorder")).isEqualTo("read:parcel write:order");
    }

    @Test
    void aCallWithoutTheScopeOfTheOperationGetsA403() throws IOException {
        sandbox.controls().requireScope("read:parcel", "GET", "/api/v3/shipments/{id}")
                .requireScope("read:parcel", "GET", "/api/v2/parcels");
        TestClient reader = withScope("read:parcel");
        TestClient user = withScope("read:user");

        HttpResponse<String> v3 = user.get("/api/v3/shipments/1");
        HttpResponse<String> v2 = user.get("/api/v2/parcels");

        assertThat(v3.statusCode()).isEqualTo(403);
        assertThat(v3.body()).isEqualTo("""
                {"errors":[{"status":"403","code":"forbidden",\
                "detail":"You do not have permission to perform this action."}]}""");
        assertThat(v2.statusCode()).isEqualTo(403);
        assertThat(v2.body()).isEqualTo("""
                {"error":{"code":403,"request":"api/v2/parcels",\
                "message":"You do not have permission to perform this action."}}""");
        assertThat(user.get("/api/v3/shipments").statusCode()).isEqualTo(200);
        assertThat(reader.get("/api/v3/shipments/1").statusCode()).isEqualTo(404);
        assertThat(reader.get("/api/v2/parcels").statusCode()).isEqualTo(200);
        assertThat(shop.counts().forbidden()).isEqualTo(2);
        assertThat(shop.counts().refused()).isEqualTo(2);
    }

    @Test
    void anOperationCanRequireSeveralScopes() throws IOException {
        sandbox.controls().requireScope("read:user", "GET", TestClient.METADATA)
                .requireScope("read:organization", "GET", TestClient.METADATA);

        assertThat(withScope("read:user").status()).isEqualTo(403);
        assertThat(withScope("read:user+read:organization").status()).isEqualTo(200);
    }

    @Test
    void theScopeApiAndBasicAuthenticationHaveAllScopes() throws IOException {
        sandbox.controls().requireScope("read:user", "GET", TestClient.METADATA);

        assertThat(client.withToken().status()).isEqualTo(200);
        assertThat(client.status()).isEqualTo(200);
        shop.grantScopes("read:parcel");
        assertThat(client.withToken().status()).isEqualTo(403);
        assertThat(client.status()).isEqualTo(200);
    }

    @Test
    void aResetRemovesTheRequiredScopes() throws IOException {
        sandbox.controls().requireScope("read:user", "GET", TestClient.METADATA);
        sandbox.reset();

        assertThat(withScope("read:parcel").status()).isEqualTo(200);
    }

    @Test
    void unknownScopesAreRejected() {
        assertThatThrownBy(() -> shop.grantScopes("everything")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("everything");
        assertThatThrownBy(() -> sandbox.controls().requireScope("parcel", "GET", "/x"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parcel");
    }

    private String grantedFor(String scopeParameter) throws IOException {
        return TestClient.at(client.token(GRANT + scopeParameter), "/scope");
    }

    private TestClient withScope(String scope) throws IOException {
        HttpResponse<String> token = client.token(GRANT + "&scope=" + scope.replace(":", "%3A"));
        return new TestClient(sandbox, "Bearer " + TestClient.at(token, "/access_token"));
    }
}
