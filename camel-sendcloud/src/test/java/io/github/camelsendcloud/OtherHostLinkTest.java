package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The link to the next page may name another host, such as a gateway. The cursor of the link is sent to the configured
 * address.
 */
class OtherHostLinkTest extends RecordedTestSupport {

    private RecordingServer other;

    @BeforeEach
    void startTheOther() throws Exception {
        other = new RecordingServer();
        other.respond(json("{\"data\":[{\"id\":\"stolen\"}]}"));
    }

    @AfterEach
    void theOtherHostIsNeverCalled() throws Exception {
        assertThat(other.requests()).isEmpty();
        other.close();
    }

    private void pages(String second) {
        server.respond(request -> request.query() != null && request.query().contains("cursor=n%3D2")
                ? json("{\"data\":[{\"id\":\"2\",\"updated_at\":\"2026-03-01T11:00:01Z\"}]}")
                : new RecordingServer.PreparedResponse(
                        200, "application/json",
                        "{\"data\":[{\"id\":\"1\",\"updated_at\":\"2026-03-01T11:00:00Z\"}]}".getBytes(),
                        Map.of("Link", "<" + second + ">; rel=\"next\"")));
    }

    private String linkToTheOtherHost() {
        return other.uri("/api/v3/shipments?cursor=n%3D2&page_size=1").toString();
    }

    @Test
    void theRouteReceivesTheCursorOfALinkToAnotherHost() {
        for (String link : List.of(
                linkToTheOtherHost(), linkToTheOtherHost().replace("127.0.0.1", "localhost"),
                "https://gateway.example/x?cursor=n%3D2")) {
            pages(link);

            Exchange exchange = call(uri("shipments"), null);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.NEXT_CURSOR)).as(link).isEqualTo("n=2");
        }
    }

    @Test
    void fetchAllSendsTheCursorToTheConfiguredAddress() {
        pages(linkToTheOtherHost().replace("127.0.0.1", "localhost"));

        List<?> ids = template.requestBody(uri("shipments?fetchAll=true"), null, List.class);

        assertThat(ids).asString().contains("\"id\":\"1\"", "\"id\":\"2\"");
        assertThat(paths()).containsExactly(
                "GET /panel/api/v3/shipments", "GET /panel/api/v3/shipments?cursor=n%3D2");
    }

    @Test
    void aPollSendsTheCursorToTheConfiguredAddress() throws Exception {
        pages(linkToTheOtherHost().replace("127.0.0.1", "localhost"));
        List<String> delivered = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri("shipments?startFrom=2026-03-01T10:00:00Z&initialDelay=0&delay=10"))
                        .process(e -> delivered.add(e.getMessage().getHeader(SendcloudConstants.ID, String.class)));
            }
        });

        Awaitility.await().untilAsserted(() -> assertThat(delivered).contains("1", "2"));
        assertThat(delivered).doesNotContain("stolen");
    }

    @Test
    void theRouteReceivesTheCursorOfALinkInTheBody() {
        server.respond(json("{\"next\":\"" + other.uri("/api/v2/parcels?cursor=n%3D2") + "\",\"parcels\":[]}"));

        Exchange exchange = call(uri("parcels?apiVersion=v2"), null);

        assertThat(exchange.getMessage().getHeader(SendcloudConstants.NEXT_CURSOR)).isEqualTo("n=2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://h/x?page=2", "https://h/x?cursor=", "https://h/x?cursor=%zz", "", "/api/v3/shipments" })
    void aLinkWithoutAUsableCursorIsAFailureWithAndWithoutFetchAll(String link) {
        pages(link);
        Exchange byHand = call(uri("shipments"), null, SendcloudConstants.NEXT_CURSOR, "earlier");
        Exchange all = call(uri("shipments?fetchAll=true"), null);

        for (Exchange exchange : List.of(byHand, all)) {
            assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class)
                    .hasMessageContaining("the link to the next page");
        }
        assertThat(byHand.getMessage().getHeaders()).doesNotContainKey(SendcloudConstants.NEXT_CURSOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}", "[1]", "true", "\"https://h/x?page=2\"" })
    void aNextFieldWithoutACursorIsAFailureWithAndWithoutFetchAll(String next) {
        server.respond(json("{\"next\":" + next + ",\"parcels\":[]}"));

        assertThat(call(uri("parcels?apiVersion=v2"), null).getException())
                .isExactlyInstanceOf(SendcloudOperationFailedException.class).hasMessageContaining("next");
        assertThat(catchThrowable(() -> template.requestBody(uri("parcels?apiVersion=v2&fetchAll=true"), null, List.class)))
                .rootCause().hasMessageContaining("next");
    }

    @ParameterizedTest
    @CsvSource({ "null, ", "'\"\"', ", "5, 5", "'\"abc\"', abc" })
    void theNextFieldIsTheCursorUnlessTheFieldIsEmpty(String next, String cursor) {
        server.respond(json("{\"next\":" + next + ",\"parcels\":[]}"));

        Exchange exchange = call(uri("parcels?apiVersion=v2"), null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.NEXT_CURSOR)).isEqualTo(cursor);
    }
}
