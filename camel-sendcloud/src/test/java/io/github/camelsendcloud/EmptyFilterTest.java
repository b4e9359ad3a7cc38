package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A call with an empty filter is rejected, so that the call does not list all objects of the account. */
class EmptyFilterTest extends RecordedTestSupport {

    @BeforeEach
    void addRoutes() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // a value of the message cannot set the base address
                String base = "baseUri=" + server.uri(RecordingServer.PANEL);
                from("direct:query").toD("sendcloud:shipments?method=GET&query.order_number=${header.no}&" + base);
                from("direct:path").toD("sendcloud:parcels/${header.no}?" + base);
                from("direct:inner").toD("sendcloud:parcels/${header.no}/documents/label?" + base);
                from("direct:post").toD("sendcloud:parcels/${header.no}?apiVersion=v2&method=POST&" + base);
                from("direct:recipients").recipientList(simple("sendcloud:parcels/${header.no}?baseUri=${header.to}"));
                from("direct:slip").routingSlip(simple("sendcloud:parcels/${header.no}?baseUri=${header.to}"));
                from("direct:enrich").enrich().simple("sendcloud:parcels/${header.no}?" + base);
            }
        });
    }

    static Stream<Arguments> emptyValues() {
        return Stream.<Object> of(
                "", "  ", List.of(), Set.of(), new ArrayList<>(Arrays.asList(null, null)), List.of(""), new int[0],
                new Integer[] { null }, new String[] { "" }, Optional.empty(), Optional.of(""), OptionalInt.empty(),
                OptionalLong.empty(), NullNode.instance, MissingNode.getInstance(), TextNode.valueOf(""),
                JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.arrayNode().addNull())
                .map(empty -> Arguments.of(empty));
    }

    @ParameterizedTest
    @MethodSource("emptyValues")
    void anEmptyQueryParameterIsRejectedWithItsName(Object empty) {
        assertRejected(call(uri("parcels?apiVersion=v2"), null, SendcloudConstants.QUERY, Map.of("ids", empty)), "'ids'");
        assertRejected(call(uri("shipments"), null, SendcloudConstants.QUERY, Map.of("order_number", empty)),
                "'order_number'");
        assertRejected(call(uri("shipments?fetchAll=true"), null, SendcloudConstants.QUERY, Map.of("order_number", empty)),
                "'order_number'");
        assertRejected(call(uri("parcel-documents/label"), null, SendcloudConstants.QUERY, Map.of("parcels", empty)),
                "'parcels'");
        assertRejected(call(uri("moons?strict=false&apiVersion=v3&method=GET"), null, SendcloudConstants.QUERY,
                Map.of("new", empty)), "'new'");
    }

    @Test
    void aNullQueryParameterIsRejected() {
        Map<String, Object> query = new HashMap<>();
        query.put("order_number", null);
        assertRejected(call(uri("shipments"), null, SendcloudConstants.QUERY, query), "'order_number'");
        assertRejected(call(uri("shipments?query.order_number=1"), null, SendcloudConstants.QUERY, query), "'order_number'");
        assertRejected(call(uri("shipments"), null, SendcloudConstants.QUERY, null), "CamelSendcloudQuery");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "?", "order_number=", "order_number", "order_number=&page_size=5", "order_number=%20" })
    void anEmptyQueryStringIsRejected(String query) {
        assertRejected(call(uri("shipments"), null, SendcloudConstants.QUERY, query),
                query.length() < 2 ? "CamelSendcloudQuery" : "'order_number'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "query.order_number=", "query.order_number=RAW()", "query.order_number=%20" })
    void anEmptyOptionFailsWhenTheRouteIsBuilt(String option) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:built").to(uri("shipments?method=GET&" + option));
            }
        })).isInstanceOf(FailedToCreateRouteException.class).rootCause().hasMessageContaining("'order_number'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "query", "path", "inner", "post", "enrich", "recipients", "slip" })
    void aDynamicAddressWithAMissingHeaderIsRejected(String route) {
        for (Object value : new Object[] { null, "", " " }) {
            Exchange exchange = call("direct:" + route, null, "no", value, "to", server.uri(RecordingServer.PANEL));

            assertThat(exchange.getException()).as("%s with '%s'", route, value).isNotNull();
            assertThat(server.requests()).isEmpty();
        }
        if (!route.equals("post")) {
            server.respond(response(200, "application/pdf", "{}"));
            call("direct:" + route, null, "no", "5", "to", server.uri(RecordingServer.PANEL));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("emptyValues")
    void anEmptyPathParameterIsRejectedWithItsName(Object empty) {
        assertRejected(call(uri("shipments/{id}"), null, SendcloudConstants.ID, empty), "CamelSendcloudId");
    }

    @ParameterizedTest
    @MethodSource("emptyValues")
    void anEmptyReferenceIsRejectedWithItsName(Object empty) {
        assertRejected(
                call(uri("shipments/announce?externalReference=${header.no}"), Map.of("a", 1), "no", empty),
                "externalReference");
    }

    @Test
    void aListWithAnEmptyTextIsRejected() {
        assertRejected(call(uri("parcels?apiVersion=v2"), null, SendcloudConstants.QUERY,
                Map.of("ids", List.of("1", "", "2"))), "'ids' is a list with an empty element");
    }

    @Test
    void aValueThatIsNotASingleValueIsRejected() {
        for (Object value : List.of(Map.of("a", 1), List.of(List.of(1)), Double.NaN, Float.POSITIVE_INFINITY,
                List.of(1).iterator())) {
            assertRejected(call(uri("shipments"), null, SendcloudConstants.QUERY, Map.of("order_number", value)),
                    "'order_number' cannot be");
        }
        for (Object value : List.of(Map.of("a", 1), List.of(1), new int[] { 1 }, Double.NaN)) {
            assertRejected(call(uri("shipments/{id}"), null, SendcloudConstants.ID, value), "CamelSendcloudId cannot be");
            assertRejected(
                    call(uri("shipments/announce?externalReference=${header.no}"), Map.of("a", 1), "no", value),
                    "externalReference cannot be");
        }
    }

    @Test
    void aCallWithoutQueryParametersHasNoFilter() {
        assertThat(call(uri("shipments"), null, SendcloudConstants.QUERY, Map.of()).getException()).isNull();
        assertThat(call(uri("shipments"), null).getException()).isNull();

        assertThat(paths()).containsOnly("GET /panel/api/v3/shipments");
    }

    @Test
    void anOptionalOrAJsonNodeIsReadAsItsValue() {
        call(uri("shipments"), null, SendcloudConstants.QUERY, Map.of("order_number", Optional.of("5")));
        call(uri("shipments"), null, SendcloudConstants.QUERY, Map.of("order_number", TextNode.valueOf("5")));
        call(uri("parcels?apiVersion=v2"), null, SendcloudConstants.QUERY,
                Map.of("ids", JsonNodeFactory.instance.arrayNode().add(1).add(2)));
        call(uri("shipments/{id}"), null, SendcloudConstants.ID, Optional.of(5));
        call(uri("shipments/{id}"), null, SendcloudConstants.ID, "5".getBytes());
        call(uri("shipments/announce?externalReference=${header.no}"), Map.of("a", 1), "no", TextNode.valueOf("R"));

        assertThat(paths()).containsExactly(
                "GET /panel/api/v3/shipments?order_number=5", "GET /panel/api/v3/shipments?order_number=5",
                "GET /panel/api/v2/parcels?ids=1,2", "GET /panel/api/v3/shipments/5", "GET /panel/api/v3/shipments/5",
                "POST /panel/api/v3/shipments/announce");
        assertThat(sent().get(5)).contains("\"external_reference_id\":\"R\"");
    }

    private void assertRejected(Exchange exchange, String name) {
        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
        assertThat(server.requests()).isEmpty();
    }
}
