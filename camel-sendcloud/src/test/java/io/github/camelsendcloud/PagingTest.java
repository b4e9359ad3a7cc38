package io.github.camelsendcloud;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.model.Shipment;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The option {@code fetchAll} reads all pages of a list. */
@Timeout(60)
class PagingTest extends ScriptedTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all").setBody(constant((Object) null))
                        .to("sendcloud:shipments?method=GET&fetchAll=true&pageSize=3&outputType=map")
                        .split(body()).streaming().setBody(simple("${body[order_number]}")).to("mock:item");
            }
        };
    }

    @Test
    void aSplitFetchesEachPageOnDemand() throws Exception {
        announce(8);
        MockEndpoint items = getMockEndpoint("mock:item");
        items.expectedBodiesReceived("0", "1", "2", "3", "4", "5", "6", "7");

        call("direct:all", "earlier body");

        items.assertIsSatisfied();
        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsOnly("/api/v3/shipments").hasSize(3);
        assertThat(sandbox().requests().get(0).query()).isEqualTo("page_size=3");
        assertThat(sandbox().requests().get(1).query()).contains("page_size=3").contains("cursor=");
    }

    @ParameterizedTest
    @CsvSource({ "0, 8, 3", "1, 1, 1", "3, 3, 1", "4, 4, 2", "100, 8, 3" })
    void theItemLimitAlsoLimitsTheFetchedPages(int maxItems, int received, int pages) {
        announce(8);

        Iterator<?> items = list("sendcloud:shipments?fetchAll=true&pageSize=3&maxItems=" + maxItems);

        assertThat(items).toIterable().hasSize(received);
        assertThat(sandbox().requests()).hasSize(pages);
    }

    @Test
    void itemsHaveTheOutputType() {
        announce(1);

        assertThat(list("sendcloud:shipments?fetchAll=true").next()).asString().startsWith("{").contains("order_number");
        assertThat(list("sendcloud:shipments?fetchAll=true&outputType=map").next()).isInstanceOf(Map.class);
        assertThat(list("sendcloud:shipments?fetchAll=true&outputType=model").next()).isInstanceOf(Shipment.class);
    }

    @Test
    void theLinksInTheBodyOfAV2ListAreFollowed() {
        announce(5);
        sandbox().controls().parcelsPageSize(2);

        assertThat(list("sendcloud:parcels?fetchAll=true&query.order_number=none")).toIterable().isEmpty();
        sandbox().clearRequests();
        assertThat(list("sendcloud:parcels?fetchAll=true")).toIterable().hasSize(5);
        assertThat(sandbox().requests()).hasSize(3);
    }

    @Test
    void aRouteWithoutFetchAllReceivesTheCursor() {
        announce(5);
        sandbox().controls().parcelsPageSize(3);
        for (String list : List.of("sendcloud:shipments?pageSize=3", "sendcloud:parcels")) {
            Exchange first = call(list, null);
            Object cursor = first.getMessage().getHeader(SendcloudConstants.NEXT_CURSOR);
            Exchange second = call(list, null, SendcloudConstants.QUERY, Map.of("cursor", cursor));

            assertThat(first.getMessage().getBody(String.class)).as("the body can still be read").startsWith("{");
            assertThat(second.getMessage().getHeader(SendcloudConstants.NEXT_CURSOR)).as(list).isNull();
            assertThat(second.getException()).isNull();
        }
    }

    @Test
    void aFailureOnALaterPageIsThrownByTheIterator() {
        announce(5);
        Iterator<?> items = list("sendcloud:shipments?fetchAll=true&pageSize=3&maxRetries=0");
        sandbox().controls().failNext(1, Fault.status(429));
        items.next();
        items.next();
        items.next();

        assertThatThrownBy(items::hasNext).hasCauseInstanceOf(SendcloudRateLimitException.class);
    }

    @Test
    void numberedPagesEndWithAnEmptyPage() {
        server.json("{\"data\":[1,2]}").json("{\"data\":[3]}").json("{\"data\":[]}");

        assertThat(scriptedList("dsf/tickets?pageSize=2")).toIterable().hasSize(3);
        assertThat(server.queries()).containsExactly("size=2", "size=2&page=2", "size=2&page=3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
            "shipments ! {\"data\":[1]}|<https://evil.example/api/v3/shipments?cursor=2>; rel=\"next\" ! goes round in circles",
            "shipments ! {\"data\":[1]}|<http://HOST/api/v3/shipments?page=2>; rel=\"next\" ! has no cursor",
            "shipments ! {\"data\":[1]}|<http://HOST/api/v3/shipments?cursor=2>; rel=\"next\" ! goes round in circles",
            "returns?query.from_date=2026-01-01&query.to_date=2026-02-01 ! {\"data\":[1],\"next\":\"http://evil/?cursor=x\"} ! goes round in circles",
            "parcels ! {\"parcels\":[1],\"next\":\"abc\"} ! goes round in circles",
            "shipments ! {\"data\":{\"id\":1}} ! no list at /data" })
    void brokenLinksAreNotFollowed(String list, String response, String problem) {
        String[] parts = response.replace("HOST", server.host()).split("\\|");
        server.linked(parts[0], parts.length > 1 ? parts[1] : null);

        assertThatThrownBy(() -> {
            Iterator<?> items = scriptedList(list);
            while (items.hasNext()) {
                items.next();
            }
        }).hasStackTraceContaining(problem);
        assertThat(server.queries()).hasSizeLessThan(4);
    }

    @ParameterizedTest
    @CsvSource({ "shipping_methods, shipping_methods, query.limit=2&", "parcels, parcels, ''" })
    void aCursorInTheBodyMayBeANumber(String list, String key, String options) {
        server.json("{\"next\":2,\"previous\":null,\"" + key + "\":[1,2]}")
                .json("{\"next\":4,\"previous\":0,\"" + key + "\":[3,4]}")
                .json("{\"next\":null,\"previous\":2,\"" + key + "\":[5]}");

        Iterator<?> items = scriptedList(list + "?apiVersion=v2&" + options + "outputType=map");

        assertThat(items).toIterable().extracting(Object::toString).containsExactly("1", "2", "3", "4", "5");
        assertThat(server.queries()).hasSize(3);
        assertThat(server.queries().get(1)).endsWith("cursor=2");
        assertThat(server.queries().get(2)).endsWith("cursor=4");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"shipping_methods\":[{\"id\":8}]}",
            "{\"next\":null,\"previous\":null,\"shipping_methods\":[{\"id\":8}]}" })
    void aListOfShippingMethodsWithoutALimitHasOnePage(String response) {
        server.json(response);

        assertThat(scriptedList("shipping_methods?outputType=map")).toIterable().extracting(Object::toString)
                .containsExactly("{id=8}");
        assertThat(server.queries()).hasSize(1);
    }

    @Test
    void aListOfEmptyPagesWithoutAnEndIsAFailure() {
        for (int i = 0; i < 50; i++) {
            server.json("{\"parcels\":[],\"next\":\"cursor-" + i + "\"}");
        }

        assertThatThrownBy(() -> scriptedList("parcels").hasNext())
                .hasMessageContaining("The list of v2 GET /parcels does not end");
        assertThat(server.queries()).hasSize(11);
    }

    @Test
    void aPagingOptionIsRejectedWithoutAListOrWithAnInvalidValue() {
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments/{id}?fetchAll=true"))
                .hasMessageContaining("is no list with pages");
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:parcels?pageSize=5"))
                .hasMessageContaining("has no query parameter for a page size");
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?pageSize=0")).hasMessageContaining("pageSize");
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?maxItems=-1")).hasMessageContaining("maxItems");
    }

    private void announce(int shipments) {
        for (int i = 0; i < shipments; i++) {
            Map<String, Object> shipment = shipment();
            shipment.put("order_number", String.valueOf(i));
            assertThat(call("sendcloud:shipments/announce", shipment).getException()).isNull();
        }
        sandbox().clearRequests();
    }

    private Iterator<?> scriptedList(String list) {
        return list("sendcloud:" + list + (list.contains("?") ? "&" : "?") + "fetchAll=true&baseUri=" + server.baseUri());
    }

    private Iterator<?> list(String uri) {
        Exchange exchange = call(uri, null);
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange.getMessage().getBody(Iterator.class);
    }
}
