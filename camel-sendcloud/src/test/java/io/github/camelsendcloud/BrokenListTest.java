package io.github.camelsendcloud;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SplitDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A list with a failed page is never reported as complete. */
@Timeout(60)
class BrokenListTest extends ScriptedTestSupport {

    private static final String FIRST = "{\"data\":[1,2]}";
    private static final String LAST = "{\"data\":[3,4]}";

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aSplitThatIsRedeliveredAfterAFailedPageProcessesNoFurtherItem(boolean streaming) throws Exception {
        List<String> items = new CopyOnWriteArrayList<>();
        server.page(FIRST, "2").respond(503, "application/json", "{}").json(LAST);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(SendcloudOperationFailedException.class).maximumRedeliveries(2).redeliveryDelay(0);
                SplitDefinition split = from("direct:all").to(address("shipments?method=GET&maxRetries=0")).split(body());
                split = streaming ? split.streaming() : split;
                split.process(exchange -> items.add(exchange.getMessage().getBody(String.class))).end()
                        .process(exchange -> items.add("finished"));
            }
        });

        Exchange exchange = call("direct:all", null);

        assertThat(exchange.getException()).rootCause().isInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("failed with 503");
        assertThat(items).as("Camel fetches the next item before Camel processes an item")
                .isEqualTo(streaming ? List.of("1") : List.of());
        assertThat(server.queries()).hasSize(2);
    }

    @Test
    void anUnreadableItemFailsTheListPermanently() {
        server.json("{\"data\":[{\"id\":{}},{\"id\":\"2\"}]}");
        Iterator<?> items = list("shipments?outputType=model");

        Throwable failure = catchThrowable(items::next);

        assertThat(failure).hasMessageContaining("v3 GET /shipments").hasMessageContaining("Shipment");
        assertThat(catchThrowable(items::hasNext)).isSameAs(failure);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', value = {
            "200 | application/json | {}                           | no list at /data",
            "200 | application/json | {\"message\":\"try later\"}  | no list at /data",
            "200 | application/json | {\"data\":null}              | no list at /data",
            "200 | application/json | {\"data\":{\"id\":1}}        | no list at /data",
            "200 | application/json | {\"data\":\"\"}              | no list at /data",
            "200 | application/json | []                           | no list at /data",
            "200 | application/json | ''                           | it is empty",
            "204 |                  |                              | it is empty",
            "200 | application/json | {\"data\":[1                 | JsonEOFException",
            "200 | application/json | <html>sorry</html>           | JsonParseException",
            "200 | text/html        | <html>sorry</html>           | text/html",
            "200 | text/html        | {\"data\":[1]}               | text/html",
            "200 |                  | <html>sorry</html>           | JsonParseException" })
    void aResponseWithoutAListIsAFailureOnAnyPage(int status, String type, String body, String problem)
            throws IOException {
        server.respond(status, type, body);
        Exchange first = call(address("shipments"), null);
        server.close();
        server = new ScriptedServer().page(FIRST, "2").respond(status, type, body);
        Iterator<?> items = list("shipments");
        items.next();
        items.next();
        Throwable later = catchThrowable(items::hasNext);

        assertThat(List.of(first.getException(), later.getCause())).allSatisfy(e -> assertThat(e)
                .isExactlyInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("v3 GET /shipments got status " + status)
                .hasMessageContaining(problem));
        ((Closeable) items).close();
        assertThat(catchThrowable(items::hasNext)).as("after the list was closed").isSameAs(later);
        assertThat(catchThrowable(items::next)).isSameAs(later);
        assertThat(server.queries()).hasSize(2);
    }

    @Test
    void anEmptyListIsAcceptedWithoutAMediaType() {
        server.respond(200, null, "{\"data\":[]}");

        assertThat(list("shipments")).toIterable().isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
            "{\"data\":[1]}|<http://HOST/api/v3/shipments?page=2>; rel=\"next\" ! has no cursor",
            "{\"data\":[1]}|<http://HOST/api/v3/shipments?cursor=%zz>; rel=\"next\" ! cannot be read" })
    void aBrokenLinkMakesTheResponseUnreadable(String response, String problem) {
        String[] parts = response.replace("HOST", server.host()).split("\\|");
        server.linked(parts[0], parts[1]);

        assertThat(call(address("shipments"), null).getException())
                .isExactlyInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("v3 GET /shipments").hasMessageContaining(problem);
        Exchange byHand = call(address("shipments").replace("fetchAll=true", "fetchAll=false"), null);
        assertThat(byHand.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("v3 GET /shipments").hasMessageContaining(problem);
        assertThat(byHand.getMessage().getHeader(SendcloudConstants.NEXT_CURSOR)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "dsf/tickets", "shipments", "returns?query.from_date=2026-01-01&query.to_date=2026-02-01" })
    void aDuplicatePageEndsTheListWithAFailure(String list) {
        IntStream.range(0, 20).forEach(
                i -> server.page("{\"next\":\"n" + i + "\",\"data\":[{\"id\":7},{\"id\":8}]}", "l" + i));
        Iterator<?> items = list(list);
        List<Object> received = new ArrayList<>();

        assertThatThrownBy(() -> items.forEachRemaining(received::add)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("v3 GET /" + list.replaceAll("\\?.*", ""))
                .hasMessageContaining("goes round in circles: the same page came twice in a row");
        assertThat(received).hasSize(2);
        assertThat(server.queries()).hasSize(2);
        assertThatThrownBy(items::hasNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void pagesThatShareItemsAndConsecutiveEmptyPagesAreNotDuplicates() {
        server.page("{\"data\":[{\"id\":1},{\"id\":2}]}", "b").page("{\"data\":[{\"id\":2},{\"id\":1}]}", "c")
                .page("{\"data\":[]}", "d").page("{\"data\":[]}", "e").json("{\"data\":[{\"id\":1},{\"id\":2}]}");

        assertThat(list("shipments")).toIterable().hasSize(6);
    }

    private String address(String list) {
        return "sendcloud:" + list + (list.contains("?") ? "&" : "?") + "fetchAll=true&baseUri=" + server.baseUri();
    }

    private Iterator<?> list(String list) {
        Exchange exchange = call(address(list), null);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Iterator.class);
    }
}
