package io.github.camelsendcloud;

import java.util.Map;
import java.util.TreeMap;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The headers of a message neither change a request nor become headers of the request. */
class HeaderIsolationTest extends SandboxTestSupport {

    private static Sandbox elsewhere;

    @BeforeAll
    static void startAnotherServer() {
        elsewhere = Sandbox.start();
    }

    @AfterAll
    static void stopAnotherServer() {
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void headersOfTheMessageNeitherChangeNorAccompanyTheRequest(String authMode) {
        String uri = "sendcloud:shipments?query.order_number=1&authMode=" + authMode;
        RecordedRequest plain = onlyRequest(call(uri, null));
        sandbox().clearRequests();
        Object[] hostile = {
                "CamelHttpUri", elsewhere.baseUri(), "CamelRestHttpUri", elsewhere.baseUri(), "CamelHttpPath", "../../admin",
                "CamelHttpQuery", "order_number=2", "CamelHttpRawQuery", "order_number=3", "CamelRestHttpQuery", "a=b",
                "CamelHttpMethod", "DELETE", "CamelHttpUrl", elsewhere.baseUri(), "CamelHttpBaseUri", elsewhere.baseUri(),
                "CamelHttpHost", "evil.example", "CamelHttpPort", "1", "CamelHttpProtocolVersion", "HTTP/1.0",
                "CamelHttpCharacterEncoding", "utf-16", "CamelHttpUserAgent", "x",
                "Authorization", "Bearer stolen", "Cookie", "session=1", "Host", "evil.example", "X-Internal", "secret",
                "Proxy-Authorization", "Basic x", "X-Forwarded-For", "10.0.0.1", "Transfer-Encoding", "chunked",
                "Content-Length", "7", "Connection", "close", "Accept", "text/html", "User-Agent", "me",
                "Sendcloud-Partner-Id", "not-mine" };

        RecordedRequest sent = onlyRequest(call(uri, null, hostile));

        assertThat(headers(sent)).isEqualTo(headers(plain));
        assertThat(sent.method()).isEqualTo("GET");
        assertThat(sent.path()).isEqualTo("/api/v3/shipments");
        assertThat(sent.query()).isEqualTo("order_number=1");
        assertThat(sent.bodyLength()).isZero();
        assertThat(elsewhere.requests()).isEmpty();
        assertThat(elsewhere.tokenRequests()).isEmpty();
    }

    @Test
    void headersOfTheRouteAreKept() {
        Exchange exchange = call("sendcloud:user/auth/metadata", null, "X-Internal", "mine", "Authorization", "theirs");

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("X-Internal", "mine").containsEntry("Authorization", "theirs");
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aRedirectIsNotFollowed(String authMode) {
        String target = elsewhere.baseUri() + "/v3/user/auth/metadata";
        sandbox().controls().failNext(1, Fault.redirect(target));

        Exchange exchange = call("sendcloud:user/auth/metadata?authMode=" + authMode, null);

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
            assertThat(e.isRedirectError()).isTrue();
            assertThat(e.getRedirectLocation()).isEqualTo(target);
        });
        assertThat(sandbox().requests()).hasSize(1);
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void aRedirectOfTheTokenEndpointIsNotFollowedAndLeaksNoSecret() {
        sandbox().controls().failTokenRequests(1, Fault.redirect(elsewhere.tokenUri().toString()));

        Exchange exchange = call("sendcloud:user/auth/metadata?authMode=oauth2", null);

        assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class);
        assertThat(elsewhere.tokenRequests()).isEmpty();
        assertThat(sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "../../x, /api/v2/parcels/..%2F..%2Fx",
            "a/b, /api/v2/parcels/a%2Fb",
            "%2e%2e, /api/v2/parcels/%252e%252e",
            "1?x=y#z, /api/v2/parcels/1%3Fx%3Dy%23z",
            "1 2+3, /api/v2/parcels/1%202%2B3",
            "ü€, /api/v2/parcels/%C3%BC%E2%82%AC",
            "123, /api/v2/parcels/123" })
    void aPathParameterIsAlwaysOneSegment(String id, String path) {
        call("sendcloud:parcels/{id}?throwExceptionOnFailure=false", null, SendcloudConstants.ID, id);

        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", ".." })
    void anInvalidPathParameterIsRejected(String id) {
        Exchange exchange = call("sendcloud:parcels/{id}", null, SendcloudConstants.ID, id);

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path parameter 'id'").hasMessageContaining("must not be empty");
        assertThat(sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "sendcloud:parcels/../../x", "sendcloud:parcels/%2e%2e", "sendcloud:parcels/a%2Fb", "sendcloud:parcels//x",
            "sendcloud:parcels/" })
    void anAddressWithAnUnsafePathIsRejected(String uri) {
        assertThat(call("direct:dynamic", uri).getException()).isNotNull();
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void theExceptionForAMissingPathParameterNamesTheHeader() {
        assertThat(call("sendcloud:labels/{parcel_id}", null).getException())
                .hasMessageContaining("parcel_id").hasMessageContaining("CamelSendcloudParcelId");
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").errorHandler(noErrorHandler()).toD("${body}");
            }
        };
    }

    private static RecordedRequest onlyRequest(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).hasSize(1);
        return sandbox().requests().get(0);
    }

    private static Map<String, Object> headers(RecordedRequest request) {
        return new TreeMap<>(request.headers());
    }
}
