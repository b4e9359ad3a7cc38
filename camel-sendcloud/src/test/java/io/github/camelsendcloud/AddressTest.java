package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The address and the headers of a message determine the request. */
class AddressTest extends SandboxTestSupport {

    private static final String LENIENT = "throwExceptionOnFailure=false";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:document").toD("sendcloud:parcels/${body}/documents/label?accept=zpl&" + LENIENT);
                from("direct:query").setHeader("Number", body()).setBody(constant((Object) null))
                        .toD("sendcloud:shipments?method=GET&query.order_number=${header.Number}&query.page_size=10");
                from("direct:literal").toD("sendcloud:shipments/${body}?apiVersion=v3&" + LENIENT);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
            "sendcloud:parcels, GET, /api/v2/parcels", "sendcloud:shipments, GET, /api/v3/shipments",
            "sendcloud:/shipments, GET, /api/v3/shipments", "sendcloud://shipments, GET, /api/v3/shipments",
            "sendcloud:parcels/statuses, GET, /api/v3/parcels/statuses",
            "sendcloud:parcels/statuses?apiVersion=v2, GET, /api/v2/parcels/statuses",
            "sendcloud:parcels/123, GET, /api/v2/parcels/123",
            "sendcloud:parcels/123/documents/label, GET, /api/v3/parcels/123/documents/label",
            "sendcloud:parcels/123/documents/label?apiVersion=v2, GET, /api/v2/parcels/123/documents/label",
            "sendcloud:shipments/abc/cancel, POST, /api/v3/shipments/abc/cancel",
            "sendcloud:orders/7?method=delete, DELETE, /api/v3/orders/7",
            "sendcloud:user, GET, /api/v2/user",
            "sendcloud:service-points?query.country_code=NL, GET, /api/v3/service-points",
            "sendcloud:service-points?apiVersion=v2&query.country=NL, GET, /service-points-host/api/v2/service-points",
            "sendcloud:carriers?apiVersion=v2, GET, /service-points-host/api/v2/carriers",
            "sendcloud:moons/9?apiVersion=v3&strict=false, GET, /api/v3/moons/9" })
    void anAddressBecomesTheExpectedRequest(String uri, String method, String path) {
        call(uri + (uri.contains("?") ? "&" : "?") + LENIENT, null);

        assertThat(sandbox().requests()).hasSize(1);
        assertThat(sandbox().requests().get(0).method()).isEqualTo(method);
        assertThat(sandbox().requests().get(0).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sendcloud:parcles | did you mean parcels?",
            "sendcloud:shipment/announce | did you mean shipments/announce?",
            "sendcloud:nothing/like/this/at/all | the known resources start with",
            "sendcloud:v3/shipments?apiVersion=v2 | has a version in it: leave the version out, and set the option apiVersion",
            "sendcloud:shipments?apiVersion=v2 | no resource 'shipments' in version v2, but in v3",
            "sendcloud:shipments?apiVersion=v4 | Option apiVersion cannot be 'v4': it must be auto, v2 or v3",
            "sendcloud:shipments?apiVersion=v4&strict=false | Option apiVersion cannot be 'v4': it must be auto, v2 or v3",
            "sendcloud:shipments?method=FETCH | Option method cannot be 'FETCH': it must be one of [GET, POST, PUT,",
            "sendcloud:shipments?method=DELETE | Sendcloud has no DELETE /shipments: use one of [GET, POST]",
            "sendcloud:shipments?query.order_no=1 | has no query parameter 'order_no'",
            "sendcloud:parcels/1/documents/label?query.dpi=73 | 'dpi' cannot be '73': use one of 72, 150, 203, 300, 600",
            "sendcloud:shipments?accept=pdf | accept cannot be 'application/pdf'",
            "sendcloud:shipments?accept=paper | accept cannot be 'paper'",
            "sendcloud:shipments?outputType=no.such.Type | outputType cannot be 'no.such.Type'",
            "sendcloud:shipments?strict=false | strict=false needs apiVersion",
            "sendcloud:shipments?publicKey= | publicKey is missing",
            "sendcloud:shipments?baseUri=http://panel.sendcloud.sc/api | baseUri cannot be 'http://panel.sendcloud.sc/api'",
            "sendcloud:shipments?servicePointsUri=http://10.0.0.1 | servicePointsUri",
            "sendcloud:shipments?authMode=oauth2&tokenUri=http://127.0.0.1.evil.example/t | tokenUri",
            "sendcloud:shipments?baseUri=panel.sendcloud.sc | an absolute address",
            "sendcloud:shipments?baseUri=ftp://panel.sendcloud.sc | an absolute address",
            "sendcloud:shipments?proxyHost=proxy | proxyPort",
            "sendcloud:shipments?connectTimeout=0 | connectTimeout",
            "sendcloud:shipments?maxConnections=0 | maxConnections",
            "sendcloud:shipments?unknownOption=1 | unknownOption" })
    void aMistakeIsFoundWhenTheEndpointIsCreated(String uri, String message) {
        assertThatThrownBy(() -> context.getEndpoint(uri)).isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMistakeInAnAddressIsReportedBeforeMissingKeys() throws Exception {
        try (CamelContext fresh = new DefaultCamelContext()) {
            assertThatThrownBy(() -> fresh.getEndpoint("sendcloud:parcles")).hasMessageContaining("did you mean parcels");
            assertThatThrownBy(() -> fresh.getEndpoint("sendcloud:parcels")).hasMessageContaining("publicKey is missing");
        }
    }

    @Test
    void aComponentWithAnotherNameUsesAnotherAccount() {
        SendcloudComponent other = component();
        other.getConfiguration().setSecretKey("another");
        context.addComponent("sendcloud-de", other);

        assertThat(call("sendcloud:user/auth/metadata", null).getException()).isNull();
        assertThat(call("sendcloud-de:user/auth/metadata", null).getException())
                .isInstanceOf(SendcloudAuthenticationException.class);
        assertThat(call("sendcloud-de:user/auth/metadata?secretKey=" + sandbox().secretKey(), null).getException()).isNull();
    }

    @Test
    void aPlainHttpAddressIsAcceptedWithAllowInsecureHttp() {
        assertThat(context.getEndpoint("sendcloud:shipments?allowInsecureHttp=true&baseUri=http://10.0.0.1/api")).isNotNull();
    }

    @Test
    void theMethodHeaderTakesPrecedenceOverTheOptionAndTheBody() {
        call("sendcloud:shipments?" + LENIENT, null);
        call("sendcloud:shipments?" + LENIENT, Map.of());
        call("sendcloud:shipments?method=POST&" + LENIENT, null, SendcloudConstants.METHOD, "get");
        call("sendcloud:shipments?method=GET&" + LENIENT, Map.of(), SendcloudConstants.METHOD, "post");

        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("GET", "POST", "GET", "POST");
        assertThat(call("sendcloud:orders/{id}", Map.of(), SendcloudConstants.ID, 1).getException())
                .hasMessageContaining("use one of [")
                .hasMessageContaining("Set the option method or the header CamelSendcloudMethod");
        assertThat(call("sendcloud:shipments", null, SendcloudConstants.METHOD, "FETCH").getException())
                .hasMessageContaining("Header CamelSendcloudMethod cannot be 'FETCH': it must be one of [GET, POST, PUT,");
        assertThat(call("sendcloud:shipments", null, SendcloudConstants.METHOD, "DELETE").getException())
                .hasMessageContaining("Sendcloud has no DELETE /shipments: use one of [GET, POST]");
        assertThat(sandbox().requests()).as("no request with a mistake was sent").hasSize(4);
    }

    @Test
    void theQueryHeaderTakesPrecedenceOverTheQueryOfTheEndpoint() {
        String uri = "sendcloud:shipments?query.order_number=1&query.page_size=5";
        call(uri, null);
        call(uri, null, SendcloudConstants.QUERY, Map.of("order_number", "a b", "ids", List.of(1, 2)));
        call(uri, null, SendcloudConstants.QUERY, "order_number=%C3%BC");

        assertThat(sandbox().requests()).extracting(request -> List.of(request.query().split("&")))
                .satisfiesExactly(
                        query -> assertThat(query).containsExactlyInAnyOrder("order_number=1", "page_size=5"),
                        query -> assertThat(query).containsExactlyInAnyOrder("order_number=a%20b", "page_size=5", "ids=1,2"),
                        query -> assertThat(query).containsExactlyInAnyOrder("order_number=%C3%BC", "page_size=5"));
        assertThat(call(uri, null, SendcloudConstants.QUERY, Map.of("nonsense", 1)).getException())
                .hasMessageContaining("has no query parameter 'nonsense'");
        assertThat(call("sendcloud:service-points", null).getException())
                .hasMessageContaining("needs the query parameter 'country_code'")
                .hasMessageContaining("options query.NAME and by the header CamelSendcloudQuery");
    }

    @Test
    void anUnreadableQueryIsRejected() {
        for (String uri : List.of("sendcloud:shipments", "direct:query")) {
            for (Object query : List.of("order_number=100%", "order_number=%zz", List.of("order_number=1"), 7)) {
                assertThat(call(uri, null, SendcloudConstants.QUERY, query).getException())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("Header CamelSendcloudQuery cannot be ")
                        .hasMessageContaining("a Map, or a text such as order_number=1&page_size=10");
            }
        }
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aQueryMayStartWithAQuestionMark() {
        call("sendcloud:shipments", null, SendcloudConstants.QUERY, "?order_number=a%3F");
        call("sendcloud:shipments", null, SendcloudConstants.QUERY, new StringBuilder("order_number=a%3F"));

        assertThat(sandbox().requests()).extracting(RecordedRequest::query)
                .containsExactly("order_number=a%3F", "order_number=a%3F");
    }

    @Test
    void aQueryParameterOfOnlyOneMethodIsAccepted() {
        assertThat(context.getEndpoint("sendcloud:parcels?query.errors=verbose")).isNotNull();
    }

    @Test
    void aDynamicAddressCreatesOneEndpointAndKeepsTheHeadersOfTheMessage() {
        for (int i = 0; i < 5; i++) {
            Exchange exchange = call("direct:document", i, SendcloudConstants.ID, "mine");
            assertThat(exchange.getMessage().getHeaders()).containsEntry(SendcloudConstants.ID, "mine")
                    .doesNotContainKey(SendcloudConstants.TYPE);
            call("direct:query", "order " + i);
            call("direct:literal", "id-" + i);
        }

        assertThat(context.getEndpoints()).filteredOn(SendcloudEndpoint.class::isInstance)
                .extracting(endpoint -> ((SendcloudEndpoint) endpoint).getResource())
                .containsExactlyInAnyOrder("parcels/{id}/documents/{type}", "shipments", "shipments/{id}");
        assertThat(sandbox().requests()).extracting(RecordedRequest::path)
                .contains("/api/v3/parcels/4/documents/label", "/api/v3/shipments/id-3", "/api/v3/shipments");
        assertThat(sandbox().requests()).extracting(RecordedRequest::query)
                .contains("order_number=order%204&page_size=10");
        assertThat(sandbox().requests().get(0).header("Accept")).contains("application/zpl");
    }

    @Test
    void theQueryHeaderTakesPrecedenceOverADynamicQuery() {
        Exchange exchange = call("direct:query", "1", SendcloudConstants.QUERY, "page_size=3");

        assertThat(sandbox().requests().get(0).query()).isEqualTo("order_number=1&page_size=3");
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.QUERY)).isEqualTo("page_size=3");
    }

    @Test
    void optionsOfTheComponentAreTheDefaultsOfEveryEndpoint() {
        SendcloudConfiguration defaults = context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
        defaults.setPartnerId("b0e1a0d8-0000-4000-8000-000000000000");
        defaults.setOutputType("map");

        Exchange byDefault = call("sendcloud:shipments", null);
        call("sendcloud:shipments?partnerId=other&outputType=json", null);

        assertThat(byDefault.getMessage().getBody()).isInstanceOf(Map.class);
        assertThat(sandbox().requests()).extracting(request -> request.header("Sendcloud-Partner-Id").orElseThrow())
                .containsExactly("b0e1a0d8-0000-4000-8000-000000000000", "other");
        assertThat(sandbox().requests().get(0).header("User-Agent").orElseThrow()).startsWith("camel-sendcloud");
    }
}
