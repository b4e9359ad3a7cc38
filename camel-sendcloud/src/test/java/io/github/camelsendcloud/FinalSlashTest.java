package io.github.camelsendcloud;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A read follows a redirect to the same path with a final slash. Sendcloud has redirected the service points of version
 * 2 in this way.
 */
class FinalSlashTest extends RecordedTestSupport {

    private static final String POINTS = RecordingServer.SERVICE_POINTS + "/v2/service-points";
    private static final String ADDRESS = "service-points?apiVersion=v2&query.city=A%20B&query.country=NL&outputType=map";

    private String ownUri(String path) {
        return server.uri(path).toString();
    }

    @ParameterizedTest
    @CsvSource({ "301, true", "302, true", "307, false", "308, false", "301, false" })
    void aReadFollowsTheRedirectToThePathWithASlash(int status, boolean absolute) {
        server.respond(request -> request.path().endsWith("/")
                ? json("[]") : redirect(status, (absolute ? ownUri(POINTS) : POINTS) + "/?country=DE&evil=1"));

        Exchange exchange = call(uri(ADDRESS), null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of());
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(paths()).containsExactly(
                "GET " + POINTS + "?city=A%20B&country=NL", "GET " + POINTS + "/?city=A%20B&country=NL");
        assertThat(server.requests()).extracting(one -> one.headers().get("Authorization")).doesNotContainNull()
                .containsOnly(server.requests().get(0).headers().get("Authorization"));
    }

    @Test
    void aSingleReadAndAPagedListFollowTheRedirect() {
        server.respond(request -> request.path().endsWith("/")
                ? json("{\"data\":[1]}") : redirect(301, request.path() + "/"));

        assertThat(call(uri("service-points/5?apiVersion=v2"), null).getException()).isNull();
        assertThat((List<?>) template.requestBody(uri("shipments?fetchAll=true&query.order_number=1"), null, List.class))
                .hasSize(1);
        assertThat(paths()).containsExactly(
                "GET " + POINTS + "/5", "GET " + POINTS + "/5/", "GET /panel/api/v3/shipments?order_number=1",
                "GET /panel/api/v3/shipments/?order_number=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://HOST/PATH/", "http://localhost:PORT/PATH/", "http://127.0.0.1:1/PATH/", "http://x@HOST/PATH/",
            "http://HOST/PATH//", "http://HOST/PATH", "http://HOST/PATH/x", "http://HOST/other/", "//evil.example/PATH/",
            "http://HOST/PATH/../PATH/x/", "http://[/", "" })
    void anyOtherRedirectIsAFailure(String location) {
        String host = "127.0.0.1:" + server.uri("/").getPort();
        server.respond(redirect(301, location.replace("/PATH", POINTS).replace("HOST", host)
                .replace("PORT", String.valueOf(server.uri("/").getPort()))));

        Exchange exchange = call(uri(ADDRESS), null);

        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("failed with 301");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void onlyOneRedirectIsFollowed() {
        server.respond(request -> request.path().endsWith("/") ? redirect(301, POINTS) : redirect(301, POINTS + "/"));

        assertThat(call(uri(ADDRESS), null).getException()).hasMessageContaining("failed with 301");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aWriteDoesNotFollowTheRedirect() {
        server.respond(request -> redirect(308, request.path() + "/"));

        assertThat(call(uri("shipments/announce"), "{}").getException()).hasMessageContaining("failed with 308");
        assertThat(call(uri("addresses/validate"), "{}").getException()).hasMessageContaining("failed with 308");
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "service-points/?apiVersion=v2&query.country=NL", "service-points/?apiVersion=v2&query.country=NL&strict=false",
            "//service-points/?apiVersion=v2&query.country=NL" })
    void aFinalSlashInAnAddressIsIgnored(String address) {
        server.respond(json("[]"));

        assertThat(call(uri(address), null).getException()).isNull();
        assertThat(paths()).containsExactly("GET " + POINTS + "?country=NL");
    }

    @Test
    void aFinalSlashInAnUnlistedOrDynamicAddressIsIgnored() throws Exception {
        server.respond(json("[]"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("sendcloud:service-points/?apiVersion=v2&query.country=${header.country}"
                                           + "&servicePointsUri=" + server.uri(RecordingServer.SERVICE_POINTS));
            }
        });

        call(uri("moons/?strict=false&apiVersion=v3&method=GET"), null);
        call("direct:dynamic", null, "country", "NL");

        assertThat(paths()).containsExactly("GET /panel/api/v3/moons", "GET " + POINTS + "?country=NL");
    }

    @ParameterizedTest
    @ValueSource(strings = { "service-points//", "/", "//", "service-points/./", "" })
    void anEmptySegmentIsRejected(String address) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> context.getEndpoint("sendcloud:" + address)))
                .isNotNull();
    }
}
