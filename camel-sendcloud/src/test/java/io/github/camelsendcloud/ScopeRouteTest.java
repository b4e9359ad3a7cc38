package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Routes whose OAuth2 token has other scopes than an operation needs. */
@Timeout(60)
class ScopeRouteTest extends RecordedTestSupport {

    private static final String NEEDED = "v3 GET /organization needs the scope read:organization";

    private String oauth(String address) {
        return uri(address + (address.contains("?") ? "&" : "?") + "authMode=oauth2&tokenUri=" + server.tokenUri());
    }

    private void start(String address) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:scopes").to(address);
            }
        });
    }

    private void respondForbidden(Map<String, String> headers) {
        byte[] body = "{\"errors\":[{\"status\":\"403\",\"code\":\"forbidden\",\"detail\":\"No permission.\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        server.respond(new RecordingServer.PreparedResponse(403, "application/json", body, headers));
    }

    @ParameterizedTest
    @ValueSource(strings = { "organization", "organization?method=GET", "brands?fetchAll=true" })
    void aRouteWhoseScopeLacksTheScopeOfItsOperationIsNotBuilt(String address) {
        String operation = address.startsWith("brands") ? "v3 GET /brands needs the scope read:brand" : NEEDED;
        assertThatThrownBy(() -> start(oauth(address + (address.contains("?") ? "&" : "?") + "scope=read:parcel write:order")))
                .hasStackTraceContaining("Option scope cannot be 'read:parcel write:order': " + operation)
                .hasStackTraceContaining("Add this scope to the option, or set the option to api");
        assertThat(server.tokenRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "organization?scope=read:organization", "organization?scope=read:parcel read:organization",
            "organization?scope=api", "organization?scope=read:parcel api", "organization", "organization?scope=",
            "parcels/statuses?scope=read:parcel", "orders?scope=read:parcel",
            "parcels/statuses?apiVersion=v2&scope=read:user" })
    void aRouteWithTheScopeOrAllScopesOrAnUnknownScopeIsBuilt(String address) throws Exception {
        start(oauth(address));

        assertThat(call("direct:scopes", null).getException()).isNull();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theScopeMattersOnlyWithOAuth2() throws Exception {
        start(uri("organization?scope=read:parcel"));

        assertThat(call("direct:scopes", null).getException()).isNull();
    }

    @Test
    void anExchangeWhoseOperationLacksTheScopeIsRejectedBeforeARequest() throws Exception {
        // without strict, the message can also select a method that the catalog does not list
        start(oauth("organization?strict=false&apiVersion=v3&scope=read:parcel"));

        Exchange rejected = call("direct:scopes", null, SendcloudConstants.METHOD, "GET");
        Exchange allowed = call("direct:scopes", "{}", SendcloudConstants.METHOD, "PATCH");

        assertThat(rejected.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option scope cannot be 'read:parcel'").hasMessageContaining(NEEDED);
        assertThat(allowed.getException()).isNull();
        assertThat(paths()).containsExactly("PATCH /panel/api/v3/organization");
    }

    @Test
    void anExchangeWithADynamicAddressIsRejectedBeforeARequest() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD(oauth("brands?scope=read:parcel&query.page_size=${header.size}"));
            }
        });

        Exchange exchange = call("direct:dynamic", null, "size", 5);

        assertThat(exchange.getException()).hasStackTraceContaining("v3 GET /brands needs the scope read:brand");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a403NamesTheNeededScopeAndTheFewerGrantedScopes() throws Exception {
        server.grant("read:parcel read:price");
        respondForbidden(Map.of());
        start(oauth("organization?scope=read:parcel read:price read:organization"));

        Exchange exchange = call("direct:scopes", null);

        assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessage("v3 GET /organization failed with 403 Forbidden (scope that the operation needs: read:organization;"
                            + " scopes of the token: read:parcel read:price): forbidden: No permission.");
        assertThat(server.tokenRequests().get(0).text()).endsWith("scope=read%3Aparcel+read%3Aprice+read%3Aorganization");
    }

    @Test
    void a403NamesTheScopeThatTheApiAsksFor() throws Exception {
        respondForbidden(Map.of(
                "WWW-Authenticate", "Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"write:order read:order\""));
        start(oauth("orders"));

        assertThat(call("direct:scopes", null).getException())
                .hasMessageContaining("(scope that the API asks for: write:order read:order; scopes of the token: api)");
    }

    @ParameterizedTest
    @CsvSource({
            "Bearer realm=\"api\"", "'Bearer error=\"invalid_token\", scope=\"read:order\"'",
            "Bearer error=\"insufficient_scope\"", "'Bearer error=\"insufficient_scope\", scope=\" \"'" })
    void aChallengeWithoutAMissingScopeChangesNothing(String challenge) throws Exception {
        respondForbidden(Map.of("WWW-Authenticate", challenge));
        start(oauth("organization"));

        assertThat(call("direct:scopes", null).getException())
                .hasMessageContaining("(scope that the operation needs: read:organization; scopes of the token: api)");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "absent", value = {
            "absent, unknown", "'', none", "the.access-token, xxxxxx" })
    void a403ShowsUnknownAndMissingScopesButNeverAToken(String granted, String shown) throws Exception {
        server.grant(granted);
        respondForbidden(
                Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + RecordingServer.TOKEN + "\""));
        start(oauth("orders?scope="));

        assertThat(call("direct:scopes", null).getException())
                .hasMessageContaining("scope that the API asks for: xxxxxx; scopes of the token: " + shown + ")")
                .hasMessageNotContaining(RecordingServer.TOKEN);
    }

    @Test
    void a403OfAnOperationWithAnUnknownScopeSaysSo() throws Exception {
        server.grant("read:parcel");
        respondForbidden(Map.of());
        start(oauth("orders"));

        assertThat(call("direct:scopes", null).getException())
                .hasMessageContaining("(scope that the operation needs: unknown; scopes of the token: read:parcel)");
    }

    @Test
    void a403WithKeysNamesNoScope() throws Exception {
        respondForbidden(Map.of());
        start(uri("organization"));

        assertThat(call("direct:scopes", null).getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessage("v3 GET /organization failed with 403 Forbidden: forbidden: No permission.");
    }
}
