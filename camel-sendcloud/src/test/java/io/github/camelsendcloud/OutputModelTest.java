package io.github.camelsendcloud;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.internal.binding.TestJson;
import io.github.camelsendcloud.model.ContractEnvelope;
import io.github.camelsendcloud.model.IntegrationLog;
import io.github.camelsendcloud.model.OrderReferenceList;
import io.github.camelsendcloud.model.Return;
import io.github.camelsendcloud.model.ShipmentEnvelope;
import io.github.camelsendcloud.model.ShippingMethodPageV2;
import io.github.camelsendcloud.model.ShippingOptionList;
import io.github.camelsendcloud.model.ShopOrderStatusList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The option {@code outputType=model} returns records, and the option is rejected for operations without a record. */
class OutputModelTest extends ScriptedTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "brands                                                | v3 GET /brands",
            "brands?fetchAll=true                                  | v3 GET /brands",
            "shipping-rules/rules/{rule_id}?method=PATCH           | v3 PATCH /shipping-rules/rules/{rule_id}",
            "shipping-rules/rules                                  | v3 GET /shipping-rules/rules",
            "shop-order-statuses?method=POST                       | v3 POST /shop-order-statuses",
            "moons/{id}?strict=false&apiVersion=v3&method=GET      | v3 GET /moons/{id}",
            "moons/{id}?strict=false&apiVersion=v3                 | /moons/{id} is not in the catalog" })
    void anOperationWithoutARecordIsRejectedWhenTheRouteIsBuilt(String resource, String named) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(address(resource));
            }
        })).hasStackTraceContaining("Option outputType cannot be 'model'").hasStackTraceContaining(named)
                .hasStackTraceContaining("Use map, json or the name of a class");
    }

    @ParameterizedTest
    @ValueSource(strings = { "events", "invoice-items" })
    void aConsumerOfItemsWithoutARecordIsRejected(String resource) {
        assertThatThrownBy(() -> context.addRoutes(poll(resource, exchange -> {
        }))).hasStackTraceContaining("Option outputType cannot be 'model': v3 GET /" + resource + " has no record");
    }

    @Test
    void theMessageDecidesWhenOnlySomeOperationsHaveARecord() {
        server.json("{\"data\":[{\"external_id\":\"1\",\"status\":\"new\"}]}");

        Exchange read = call(address("shop-order-statuses?query.integration_id=1"), null);
        Exchange written = call(address("shop-order-statuses"), Map.of("data", List.of()));
        Exchange named = call(address("shop-order-statuses"), Map.of(), SendcloudConstants.METHOD, "POST");

        assertThat(read.getMessage().getBody()).isInstanceOfSatisfying(ShopOrderStatusList.class,
                list -> assertThat(list.data()).first().hasFieldOrPropertyWithValue("externalId", "1"));
        for (Exchange rejected : List.of(written, named)) {
            assertThat(rejected.getException()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Option outputType cannot be 'model': v3 POST /shop-order-statuses has no record");
        }
        assertThat(server.queries()).hasSize(1);
    }

    @Test
    void aResponseWithoutABodyIsAccepted() {
        server.respond(204, null, null);

        Exchange deleted = call(address("contracts/{id}?method=DELETE"), null, SendcloudConstants.ID, "1");

        assertThat(deleted.getException()).isNull();
        assertThat(deleted.getMessage().getBody()).isNull();
    }

    @Test
    void aDocumentIsAccepted() {
        server.respond(200, "application/pdf", "%PDF-1.4");

        Exchange label = call(address("parcels/1/documents/label"), null);

        assertThat(label.getMessage().getBody(String.class)).isEqualTo("%PDF-1.4");
    }

    @Test
    void aRouteSendsAndReceivesRecords() {
        server.json("{\"data\":[{\"code\":\"postnl:standard\",\"quotes\":[{\"price\":{\"total\":{\"value\":\"5.10\"}}}]}]}")
                .json("{\"data\":{\"id\":7,\"carrier_code\":\"ups\"}}")
                .json("{\"shipping_methods\":[{\"id\":8,\"countries\":[{\"iso_2\":\"NL\"}]}]}");

        Exchange options = call(address("shipping-options"), Map.of());
        Exchange contract = call(address("contracts/7"), null);
        Exchange methods = call(address("shipping_methods"), null);

        assertThat(options.getMessage().getBody(ShippingOptionList.class).data().get(0).quotes().get(0).price().total().value())
                .hasToString("5.10");
        assertThat(contract.getMessage().getBody(ContractEnvelope.class).data().carrierCode()).isEqualTo("ups");
        assertThat(methods.getMessage().getBody(ShippingMethodPageV2.class).shippingMethods().get(0).countries().get(0).iso2())
                .isEqualTo("NL");
    }

    @Test
    void aRecordIsWrittenWithItsUnknownFields() throws Exception {
        String shipment = """
                {"data":{"id":"a","brand_new":{"x":1},
                 "total_order_price":{"value":"5.10","currency":"EUR","vat":{"rate":21}},
                 "customs_information":{"importer_of_record":{"telephone":"1","fax":"2"}},
                 "parcels":[{"id":1,"status":{"code":"DELIVERED","sub":"x"},"weight":{"value":1,"unit":"kg","net":true}}]}}""";
        server.json(shipment);

        Exchange read = call(address("shipments/a"), null);

        JsonNode written = TestJson.MAPPER.valueToTree(read.getMessage().getBody(ShipmentEnvelope.class));
        assertThat(written.at("/data/brand_new/x")).hasToString("1");
        assertThat(written.at("/data/total_order_price")).hasToString(
                "{\"value\":5.10,\"currency\":\"EUR\",\"vat\":{\"rate\":21}}");
        assertThat(written.at("/data/customs_information/importer_of_record")).hasToString(
                "{\"telephone\":\"1\",\"fax\":\"2\"}");
        assertThat(written.at("/data/parcels/0/status")).hasToString("{\"code\":\"DELIVERED\",\"sub\":\"x\"}");
        assertThat(written.at("/data/parcels/0/weight")).hasToString("{\"value\":1,\"unit\":\"kg\",\"net\":true}");
    }

    @Test
    void theItemsOfAllPagesAreRecords() {
        server.json("{\"data\":[{\"id\":1,\"method\":\"GET\"}]}");

        Iterator<?> logs = call(address("integrations/logs?fetchAll=true"), null).getMessage().getBody(Iterator.class);

        assertThat(logs.next()).isInstanceOfSatisfying(IntegrationLog.class, log -> assertThat(log.method()).isEqualTo("GET"));
        assertThat(logs.hasNext()).isFalse();
    }

    @Test
    void aPolledItemIsARecord() throws Exception {
        server.json("""
                {"data":[{"created_at":"2026-03-01T11:00:00+01:00","order_number":"4711","brand_new":1}]}""");
        List<Return> returns = new CopyOnWriteArrayList<>();
        context.addRoutes(poll("returns", exchange -> returns.add(exchange.getMessage().getBody(Return.class))));

        ((SendcloudPollingConsumer) context.getRoute("poll").getConsumer()).run();

        assertThat(returns).singleElement().satisfies(one -> {
            assertThat(one.orderNumber()).isEqualTo("4711");
            assertThat(one.other()).containsEntry("brand_new", 1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "model", "map", "json" })
    void theJoinedResponseOfABatchKeepsTheFieldsOutsideTheList(String outputType) throws Exception {
        server.json("{\"data\":" + references(0, 100) + ",\"warnings\":[\"a\"],\"meta\":{\"version\":1}}")
                .json("{\"data\":" + references(100, 101) + ",\"warnings\":[\"b\"],\"meta\":{\"version\":2}}");
        List<Map<String, String>> orders
                = IntStream.range(0, 101).mapToObj(i -> Map.of("order_id", "id-" + i)).toList();

        Exchange joined = call(address("orders").replace("=model", "=" + outputType), orders);

        assertThat(joined.getException()).isNull();
        Object body = joined.getMessage().getBody();
        String text = "json".equals(outputType)
                ? joined.getMessage().getBody(String.class) : TestJson.MAPPER.writeValueAsString(body);
        JsonNode tree = TestJson.MAPPER.readTree(text);
        assertThat(tree.path("data")).hasSize(101);
        assertThat(tree.path("warnings")).hasToString("[\"a\",\"b\"]");
        assertThat(tree.path("meta").path("version").asInt()).as("the version of the last response").isEqualTo(2);
        if (body instanceof OrderReferenceList list) {
            assertThat(list.data()).hasSize(101);
            assertThat(list.other()).containsEntry("warnings", List.of("a", "b"));
        }
    }

    private static String references(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "{\"id\":" + i + ",\"order_id\":\"id-" + i + "\"}").toList().toString();
    }

    private RouteBuilder poll(String resource, Processor processor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(address(resource + "?startFrom=beginning&startScheduler=false")).routeId("poll").process(processor);
            }
        };
    }

    private String address(String resource) {
        return "sendcloud:" + resource + (resource.contains("?") ? "&" : "?") + "outputType=model&baseUri=" + server.baseUri();
    }
}
