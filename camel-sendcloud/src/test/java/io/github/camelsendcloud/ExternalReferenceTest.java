package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The option externalReference adds a reference to the body of a request that creates an object. */
@Timeout(60)
class ExternalReferenceTest extends SandboxTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String PARCELS = "sendcloud:parcels";
    private static final String BY_HEADER = "?externalReference=RAW(order-${header.order})";
    private static final String BY_ORDER = "?externalReference=RAW(order-${body[order_number]})";
    private static final String BY_INDEX = "?externalReference=RAW(${header.order}-${exchangeProperty.CamelSplitIndex})";

    /** The property and the JSON field of this bean have different names. */
    public static class Bean {
        @JsonProperty("external_reference_id")
        public String mine;
        @JsonProperty("order_number")
        public String number = "4711";

        public String getNumber() {
            return number;
        }
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD(ANNOUNCE + "?externalReference=order-${body[order_number]}");
            }
        };
    }

    /** Makes the sandbox accept every request, since the tests check only the requests. */
    @BeforeEach
    void acceptEveryRequest() {
        sandbox().controls().failNext(Integer.MAX_VALUE, Fault.status(200, "{\"data\":[1],\"parcels\":[1,2,3]}"));
    }

    static Stream<Named<Function<String, Object>>> bodies() {
        return Stream.of(
                Named.of("text", text -> text),
                Named.of("bytes", text -> text.getBytes(StandardCharsets.UTF_8)),
                Named.of("stream", text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                Named.of("node", ExternalReferenceTest::json),
                Named.of("map", text -> JSON.convertValue(json(text), Map.class)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyOfAnyTypeGetsAReference(Function<String, Object> type) {
        Exchange exchange = call(
                ANNOUNCE + BY_HEADER, type.apply("{\"order_number\":\"4711\",\"weight\":1.320}"), "order", 7);

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo(
                json("{\"order_number\":\"4711\",\"weight\":1.320,\"external_reference_id\":\"order-7\"}"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void anExistingReferenceIsKept(Function<String, Object> type) {
        assertThat(call(ANNOUNCE + BY_HEADER, type.apply("{\"external_reference_id\":\"mine\"}")).getException()).isNull();

        assertThat(sent()).isEqualTo(json("{\"external_reference_id\":\"mine\"}"));
    }

    @Test
    void aBeanGetsAReferenceOrKeepsAnExistingReference() {
        Bean bean = new Bean();

        assertThat(call(ANNOUNCE + "?externalReference=RAW(order-${body.number})", bean).getException()).isNull();
        assertThat(sent()).isEqualTo(json("{\"order_number\":\"4711\",\"external_reference_id\":\"order-4711\"}"));
        assertThat(bean.mine).isNull();

        bean.mine = "mine";
        sandbox().clearRequests();
        assertThat(call(ANNOUNCE + BY_HEADER, bean).getException()).isNull();
        assertThat(sent().get("external_reference_id").asText()).isEqualTo("mine");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "  " })
    void anEmptyReferenceIsReplaced(String reference) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("external_reference_id", reference);
        body.put("order_number", "4711");

        Exchange exchange = call(ANNOUNCE + BY_ORDER, body);

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo(json("{\"external_reference_id\":\"order-4711\",\"order_number\":\"4711\"}"));
        assertThat(body).as("the body of the message").containsEntry("external_reference_id", reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "shipments", "shipments/announce", "shipments/announce-with-shipping-rules",
            "shipments/create-with-shipping-rules" })
    void everyOperationThatCreatesAShipmentAcceptsAReference(String resource) {
        assertThat(call("sendcloud:" + resource + BY_ORDER + "&method=POST", Map.of("order_number", "1")).getException())
                .isNull();

        assertThat(sent().get("external_reference_id").asText()).isEqualTo("order-1");
    }

    @ParameterizedTest
    @CsvSource({ "orders, POST", "shipments/{id}/cancel, POST", "shipments, GET", "parcels, PUT" })
    void anOperationWithoutAReferenceIgnoresTheOptionOfTheComponent(String resource, String method) {
        context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration()
                .setExternalReference("${header.none}");
        Object body = method.equals("GET") || resource.contains("{") ? null : Map.of("id", "1");

        Exchange exchange = call(
                "sendcloud:" + resource + "?method=" + method,
                resource.equals("orders") ? List.of(body) : body, "CamelSendcloudId", "1");

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests().get(0).bodyText()).doesNotContain("reference");
    }

    @Test
    void aParcelOfVersion2GetsAReference() {
        Exchange exchange = call(
                PARCELS + "?externalReference=RAW(order-${body[parcel][order_number]})",
                Map.of("parcel", Map.of("order_number", "1")));

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo(json("{\"parcel\":{\"order_number\":\"1\",\"external_reference\":\"order-1\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { BY_ORDER, BY_INDEX })
    void eachParcelOfAListGetsADifferentReference(String reference) {
        Map<String, Object> body = Map.of("parcels", new ArrayList<>(
                List.of(
                        Map.of("order_number", "0"), Map.of("order_number", "1", "external_reference", "mine"),
                        Map.of("order_number", "2"))));

        assertThat(call(PARCELS + reference, body, "order", "order").getException()).isNull();

        assertThat(references()).containsExactly("order-0", "mine", "order-2");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aListWithOneItemStaysAList(Function<String, Object> type) {
        Object body = type.apply("{\"parcels\":[{\"order_number\":\"1\"}]}");

        assertThat(call(PARCELS + BY_ORDER, body).getException()).isNull();

        assertThat(references()).containsExactly("order-1");
    }

    @Test
    void aListWithoutAWrapperIsAccepted() {
        Exchange exchange = call(
                PARCELS + BY_ORDER, List.of(Map.of("order_number", "1"), Map.of("order_number", "2")));

        assertThat(exchange.getException()).isNull();
        assertThat(references()).containsExactly("order-1", "order-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theReferenceOfABeanInAListIsReadFromTheBean(boolean bare) {
        List<Bean> beans = List.of(new Bean(), new Bean());
        beans.get(1).number = "4712";

        Exchange exchange = call(
                PARCELS + "?externalReference=RAW(order-${body.number})", bare ? beans : Map.of("parcels", beans));

        assertThat(exchange.getException()).isNull();
        assertThat(references()).containsExactly("order-4711", "order-4712");
    }

    @Test
    void theExchangeStaysUnchangedAfterTheReferencesAreEvaluated() {
        List<Map<String, Object>> body = List.of(Map.of("order_number", "1"), Map.of("order_number", "2"));
        sandbox().reset();
        sandbox().controls().failNext(1, Fault.status(400));

        Exchange exchange = call(PARCELS + BY_ORDER, body);

        assertThat(exchange.getMessage().getBody()).isSameAs(body);
        assertThat(body).allSatisfy(parcel -> assertThat(parcel).hasSize(1));
        assertThat(exchange.getProperty(Exchange.SPLIT_INDEX)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "?externalReference=same", BY_ORDER })
    void twoItemsWithTheSameReferenceAreRejected(String reference) {
        Exchange exchange = call(PARCELS + reference, Map.of("parcels", List.of(
                Map.of("order_number", "1"), Map.of("external_reference", "order-2"), Map.of("order_number", "1"))));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*externalReference gives '(same|order-1)' for two objects.*");
        assertThat(sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "${header.none}", "${body[none]}", " " })
    void anEmptyResultOfTheExpressionIsRejected(String expression) {
        Exchange exchange = call(ANNOUNCE + "?externalReference=RAW(" + expression + ")", shipment());

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option externalReference gives no value");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void anInvalidExpressionFailsWhenTheRouteIsBuilt() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:bad").to(ANNOUNCE + "?externalReference=RAW(${without end)");
            }
        })).isInstanceOf(FailedToCreateRouteException.class).hasMessageContaining("externalReference");
    }

    @Test
    void eachMessageHasADifferentReferenceInADynamicAddress() {
        for (String number : Arrays.asList("1", "2")) {
            assertThat(call("direct:dynamic", Map.of("order_number", number)).getException()).isNull();
        }

        assertThat(sandbox().requests()).extracting(request -> json(request.bodyText()).get("external_reference_id").asText())
                .containsExactly("order-1", "order-2");
    }

    private static List<String> references() {
        return sent().get("parcels").findValuesAsText("external_reference");
    }

    private static JsonNode sent() {
        assertThat(sandbox().requests()).hasSize(1);
        return json(sandbox().requests().get(0).bodyText());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
